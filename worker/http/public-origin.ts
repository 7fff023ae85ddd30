import type { Env } from '#worker/env.ts'

/**
 * Scheme and host with which links to this deployment begin.
 * @throws Error where the variable is no origin
 */
export const publicOrigin = ({ PUBLIC_ORIGIN }: Pick<Env, 'PUBLIC_ORIGIN'>): string => {
  if (!URL.canParse(PUBLIC_ORIGIN) || new URL(PUBLIC_ORIGIN).origin !== PUBLIC_ORIGIN)
    throw new Error(`PUBLIC_ORIGIN is "${PUBLIC_ORIGIN}", which is no scheme and host`)
  return PUBLIC_ORIGIN
}
