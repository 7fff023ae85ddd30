import { Missing } from './working-copy.ts'

/**
 * Reads that do not depend on each other, in one round: a rule stops at the first row that is missing, so reads one
 * after the other cost a round each. The rule then reads them again, one by one.
 */
export const readTogether = (...reads: readonly (() => unknown)[]): void => {
  const needs = reads.flatMap((read) => {
    try {
      read()
      return []
    } catch (error) {
      if (error instanceof Missing) return error.needs
      throw error
    }
  })
  if (needs.length > 0) throw new Missing(needs)
}
