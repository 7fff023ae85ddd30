import { fold, isNarrower, searchTest } from '#domain/romania/search.ts'

type Found<Entry> = { among: readonly Entry[]; query: string; entries: readonly Entry[] }

/**
 * Searches an index as a person types: a longer query matches only entries that the shorter one matched, so only the
 * first key goes through all of them.
 */
export class Narrowing<Entry extends { text: string }> {
  #last: Found<Entry> | null = null

  /** The entries that match a query, in their original order. */
  find(among: readonly Entry[], query: string): readonly Entry[] {
    if (fold(query) === '') return among
    const last = this.#last
    const isFurther = last !== null && last.among === among && isNarrower(query, last.query)
    const fits = searchTest(query)
    const entries = (isFurther ? last.entries : among).filter(({ text }) => fits(text))
    this.#last = { among, query, entries }
    return entries
  }
}
