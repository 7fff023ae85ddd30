import { cmp, type DBCoreKeyRange, type DBCoreRangeType } from 'dexie'

/** Ranges of keys as Dexie's core asks for them. */

/** Dexie declares these as a const enum, which has no values at run time. */
export const EQUAL = 1 as DBCoreRangeType
export const RANGE = 2 as DBCoreRangeType
export const ANY = 3 as DBCoreRangeType
export const NEVER = 4 as DBCoreRangeType

export const only = (key: unknown): DBCoreKeyRange => ({ type: EQUAL, lower: key, upper: key })
export const upTo = (upper: unknown): DBCoreKeyRange => ({ type: RANGE, lower: undefined, upper })
/** The part of a range from a key on, in the direction of reading; `isOpen` leaves the key itself out. */
export const from = (
  { lower, lowerOpen = false, upper, upperOpen = false }: DBCoreKeyRange,
  key: unknown,
  reverse: boolean,
  isOpen: boolean,
): DBCoreKeyRange =>
  orNever(
    reverse
      ? { type: RANGE, lower, lowerOpen, upper: key, upperOpen: isOpen }
      : { type: RANGE, lower: key, lowerOpen: isOpen, upper, upperOpen },
  )

/** IndexedDB refuses a range that ends before it begins. */
const orNever = (range: DBCoreKeyRange): DBCoreKeyRange => {
  const { lower, lowerOpen, upper, upperOpen } = range
  if (lower === undefined || upper === undefined) return range
  return cmp(lower, upper) < (lowerOpen || upperOpen ? 0 : 1) ? range : { ...range, type: NEVER }
}
