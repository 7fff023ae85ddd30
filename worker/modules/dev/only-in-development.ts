import type { Context } from 'hono'
import { AppError } from '#domain/kernel/errors.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { styleHash } from '#worker/pages/signing.ts'
import { OUTBOX_STYLE } from './outbox-style.ts'

/** Pages of a development machine. @throws AppError `not_found` on any other */
export const onlyInDevelopment = ({ env }: Context<AppEnv>): void => {
  if (env.DEV_PAGES !== 'on') throw new AppError('not_found')
}

/** The content policy of such a page. */
export const PAGE_POLICY = `default-src 'none'; style-src '${styleHash(OUTBOX_STYLE)}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`
