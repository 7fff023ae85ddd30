import { fold } from '#domain/romania/search.ts'

/** The name of a shop in the address of its page for bookings: `/b/auto-popescu`. */

/** Letters of a slug. */
export const SLUG_LENGTH = { least: 3, most: 40 } as const

const COMPANY_FORM = /\b(?:s\.? ?r\.? ?l\.?(?:-d)?|s\.? ?a\.?|p\.? ?f\.? ?a\.?|i\.? ?i\.?|s\.? ?c\.?)(?= |$)/g

/** A text as a slug; '' where nothing of it can stand in one. */
export const slugOf = (text: string): string => {
  const slug = fold(text)
    .replace(COMPANY_FORM, ' ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH.most)
    .replace(/^-+|-+$/g, '')
  return slug.length < SLUG_LENGTH.least ? '' : slug
}

/** Most addresses that are proposed in the place of one that is taken. */
const PROPOSED = 3

/** Addresses like one that is taken, the best first; `town` is the shop's. */
export const slugsLike = (slug: string, town: string): string[] => {
  const with_ = (more: string) => slugOf(`${slug.slice(0, SLUG_LENGTH.most - more.length - 1)}-${more}`)
  const named = [slugOf(town), 'service', 'auto'].filter((more) => more !== '' && !slug.includes(more))
  const numbered = [2, 3, 4, 5, 6, 7, 8, 9].map(String)
  return [...named, ...numbered].map(with_)
}

/** Those of some addresses that are free, as many as are proposed. */
export const proposed = (slugs: readonly string[], taken: ReadonlySet<string>): string[] =>
  slugs.filter((slug) => !taken.has(slug)).slice(0, PROPOSED)
