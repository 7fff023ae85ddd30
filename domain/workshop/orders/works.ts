import { compare } from '#domain/kernel/compare.ts'
import { byPosition } from '#domain/kernel/position.ts'
import { cutText } from '#domain/kernel/text.ts'
import { MAX_WORKS, type OrderLine } from './schema.ts'
import { counts } from './totals.ts'

/** Names of the included lines for display and search: labour first, one per row, cut to `MAX_WORKS` characters. */
export const worksOf = (
  lines: readonly Pick<OrderLine, 'id' | 'tip' | 'descriere' | 'ordine' | 'stare'>[],
): string => {
  const names = lines
    .filter((line) => counts(line) && line.descriere !== '')
    .sort((a, b) => compare(a.tip, b.tip) || byPosition(a, b))
    .map(({ descriere }) => descriere.replaceAll('\n', ' '))
    .join('\n')
  // A cut may end in a blank, but stored text never does.
  return cutText(names, MAX_WORKS).trim()
}
