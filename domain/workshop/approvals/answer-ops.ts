import type { Op } from '#domain/sync/protocol.ts'
import { decides, decisionsOf, STATE_AFTER } from './decisions.ts'
import type { ApprovalAnswer } from './schema.ts'

/** What a person fills in to answer a request. */
export type AnswerForm = Pick<ApprovalAnswer, 'order_id' | 'request_id' | 'offer_hash' | 'source'> &
  Partial<Pick<ApprovalAnswer, 'decisions' | 'name' | 'signature' | 'note' | 'call_me'>>

/** The change of one row, without the rev that its writer has seen. */
type Draft =
  | { op: 'insert'; collection: 'approval_answers'; id: string; data: Extract<Op, { op: 'insert' }>['data'] }
  | { op: 'patch'; collection: 'order_lines'; id: string; data: { stare: string } }

/**
 * The changes that an answer consists of: itself, then the lines that the client does not want now. The answer comes
 * first, because it is what allows the others.
 */
export const answerDrafts = (id: string, form: AnswerForm): Draft[] => {
  const answer = { decisions: '', ...form }
  const unwanted = decides(answer)
    ? Object.entries(decisionsOf(answer)).filter(([, decision]) => decision !== 'accept')
    : []
  return [
    { op: 'insert', collection: 'approval_answers', id, data: answer },
    ...unwanted.map(
      ([line, decision]): Draft => ({
        op: 'patch',
        collection: 'order_lines',
        id: line,
        data: { stare: STATE_AFTER[decision] },
      }),
    ),
  ]
}
