import { LIMITS } from '#domain/sync/protocol.ts'
import type { DraftOp } from './mutate.ts'

/** Bytes reserved for the envelope of an act, and for the revs that its ops get. */
const ENVELOPE = 100_000

/** Splits ops, in order, into acts of at most `most` ops that fit into a push. */
export const inBounds = (drafts: readonly DraftOp[], most: number = LIMITS.opsPerMutation): DraftOp[][] => {
  const acts: DraftOp[][] = []
  let act: DraftOp[] = []
  let bytes = ENVELOPE
  for (const draft of drafts) {
    // A UTF-16 unit takes at most 3 bytes in UTF-8.
    const own = JSON.stringify(draft).length * 3
    if (act.length > 0 && (act.length === most || bytes + own > LIMITS.actBytes)) {
      acts.push(act)
      act = []
      bytes = ENVELOPE
    }
    act.push(draft)
    bytes += own
  }
  if (act.length > 0) acts.push(act)
  return acts
}
