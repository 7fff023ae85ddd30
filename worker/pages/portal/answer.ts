import type { Refusal } from '#domain/kernel/errors.ts'
import type { AnswerForm } from '#domain/workshop/approvals/answer-ops.ts'
import { contentIn } from '#domain/workshop/approvals/content.ts'
import { type Decision, type Decisions, decideAll } from '#domain/workshop/approvals/decisions.ts'
import type { Env } from '#worker/env.ts'
import { answerByClient } from '#worker/modules/approvals/answer-by-client.ts'
import type { FormToken } from '../form-token.ts'
import type { Opened } from './open.ts'

/** What a client says: about the lines by their place in the offer, or that he wants a call (`decisions` null). */
export type Said = Required<Pick<AnswerForm, 'name' | 'note' | 'signature' | 'call_me'>> & {
  decisions: ReadonlyMap<number, Decision> | Decision | null
}

/**
 * The decisions about the lines of the offer that the page showed. A line of which nothing is said has none: silence is
 * no agreement.
 */
export const decisionsAbout = ({ standing }: Opened, said: Exclude<Said['decisions'], null>): Decisions => {
  const { lines } = contentIn(standing.request).offer
  if (typeof said === 'string') return decideAll(lines, said)
  return Object.fromEntries(
    lines.flatMap(({ id }, place) => {
      const decision = said.get(place)
      return decision === undefined ? [] : [[id, decision] as const]
    }),
  )
}

/** Whether something is said about every line of the deviz, and about nothing else. */
export const isWhole = ({ standing }: Opened, { decisions }: Pick<Said, 'decisions'>): boolean => {
  if (!(decisions instanceof Map)) return true
  const { lines } = contentIn(standing.request).offer
  return decisions.size === lines.length && lines.every((_, place) => decisions.has(place))
}

/**
 * Writes an answer as the client to whom the link was given. Returns the refusal, or null where it is written.
 * @throws AppError `unavailable`
 */
export const writeAnswer = (
  env: Env,
  opened: Opened,
  { act, seen }: FormToken,
  { decisions, ...words }: Said,
): Promise<Refusal | null> =>
  answerByClient(env, opened.held.db.tenantId, act, {
    ...words,
    order_id: opened.rows.order.id,
    request_id: opened.standing.request.id,
    offer_hash: seen,
    ...(decisions && { decisions: JSON.stringify(decisionsAbout(opened, decisions)) }),
  })
