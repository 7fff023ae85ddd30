import type { Column } from '#domain/sync/columns.ts'

/** What stands in a text in place of a person's data that was erased. */
export const ERASED = '[șters]'

/**
 * What an erased column holds: the marker in free texts, and the value of an empty field where a value has a form, is
 * compared with others or is a fixed choice.
 */
export const erasedValue = ({ kind, nullable, initial }: Column, isCompared: boolean): string | null => {
  if ((kind === 'text' || kind === 'notes') && !isCompared) return ERASED
  return nullable ? null : String(initial ?? '')
}
