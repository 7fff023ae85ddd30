import { fold, isNarrower, searchTest } from '#domain/romania/search.ts'

type Found<Entry> = { among: readonly Entry[]; query: string; entries: readonly Entry[] }

/**
 * Finds among the entries of an index, key by key: what a longer query finds lies in what the shorter one found, so only
 * the first key goes through them all.
 */
export class Narrowing<Entry extends { text: string }> {
  #last: Found<Entry> | null = null

  /** The entries that a query finds, in the order in which they stand. */
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
