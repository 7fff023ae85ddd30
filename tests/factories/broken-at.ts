import { sha256 } from '#domain/kernel/sha256.ts'
import { answerHash, requestHash, saidHash } from '#domain/workshop/approvals/chain.ts'
import type { ApprovalAnswer, ApprovalRequest } from '#domain/workshop/approvals/schema.ts'

/** The first place at which an order's chain is broken; null where it is whole. */
export const brokenAt = (
  requests: readonly ApprovalRequest[],
  answers: readonly ApprovalAnswer[],
): number | null => {
  const links = [
    ...requests.map((row) => ({
      row,
      isRight:
        row.hash === requestHash(row) && (row.erased_at !== null || row.content_hash === sha256(row.content)),
    })),
    ...answers.map((row) => ({
      row,
      isRight: row.hash === answerHash(row) && (row.erased_at !== null || row.said_hash === saidHash(row)),
    })),
  ].sort((a, b) => a.row.seq - b.row.seq)
  let previous = ''
  for (const [index, { row, isRight }] of links.entries()) {
    if (!isRight || row.seq !== index + 1 || row.previous_hash !== previous) return index + 1
    previous = row.hash
  }
  return null
}
