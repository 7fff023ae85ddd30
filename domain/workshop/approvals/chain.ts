import { sha256 } from '#domain/kernel/sha256.ts'
import type { ApprovalAnswer, ApprovalRequest } from './schema.ts'

/**
 * The requests and answers of an order form one chain: each row has its place (`seq`), the digest of the row before it,
 * and its own digest of both. A row that is changed, removed or put in between later breaks the chain from there on. The digests of
 * rows are made of digests of what names the client, so the chain can be followed after that was erased.
 */
type InChain = { seq: number; previous_hash: string; hash: string; erased_at: string | null }

type RequestPart = Pick<
  ApprovalRequest,
  | 'id'
  | 'order_id'
  | 'version'
  | 'content_hash'
  | 'asked_at'
  | 'asked_by'
  | 'expires_at'
  | 'seq'
  | 'previous_hash'
>
type AnswerPart = Pick<
  ApprovalAnswer,
  | 'id'
  | 'order_id'
  | 'request_id'
  | 'offer_hash'
  | 'decisions'
  | 'said_hash'
  | 'source'
  | 'at'
  | 'recorded_by'
  | 'seq'
  | 'previous_hash'
>

type Said = Pick<ApprovalAnswer, 'name' | 'signature' | 'note' | 'call_me'>

/** The digest of a request. Its state is not part of it, because the state changes. */
export const requestHash = (row: RequestPart): string =>
  sha256(
    JSON.stringify([
      row.previous_hash,
      row.seq,
      row.id,
      row.order_id,
      row.version,
      row.content_hash,
      row.asked_at,
      row.asked_by,
      row.expires_at,
    ]),
  )

/** The digest of what a client said in own words. */
export const saidHash = (row: Said): string =>
  sha256(JSON.stringify([row.name, row.signature, row.note, row.call_me]))

export const answerHash = (row: AnswerPart): string =>
  sha256(
    JSON.stringify([
      row.previous_hash,
      row.seq,
      row.id,
      row.order_id,
      row.request_id,
      row.offer_hash,
      row.decisions,
      row.said_hash,
      row.source,
      row.at,
      row.recorded_by,
    ]),
  )

/** The place of the next row of an order's chain. */
export const nextInChain = (
  ...rows: readonly (readonly InChain[])[]
): Pick<InChain, 'seq' | 'previous_hash'> => {
  const last = rows
    .flat()
    .reduce<InChain | null>((found, row) => (found && found.seq > row.seq ? found : row), null)
  return { seq: (last?.seq ?? 0) + 1, previous_hash: last?.hash ?? '' }
}
