/** A column of a table: the least width (rem) at which it can be read, and its share of what is left over. */
export type FitColumn = { least: number; grow?: number }

/** Between two columns, and at the two edges of a row, in rem; as `gap-x-4` and `px-4` draw them. */
const GAP = 1
const EDGES = 2

/**
 * The columns that have room (rem), in their order: the first of `spare` goes first. None of the others is ever left out:
 * null says that even they do not fit, and that the rows are better told as cards.
 */
export const fitColumns = <Name extends string>(
  names: readonly Name[],
  columns: Readonly<Record<Name, FitColumn>>,
  spare: readonly Name[],
  room: number,
): readonly Name[] | null => {
  const width = (shown: readonly Name[]) =>
    shown.reduce((sum, name) => sum + columns[name].least, EDGES + GAP * (shown.length - 1))
  let shown = names
  for (const name of spare) {
    if (width(shown) <= room) break
    shown = shown.filter((one) => one !== name)
  }
  return width(shown) <= room ? shown : null
}

/** The tracks of a grid of these columns. */
export const tracks = <Name extends string>(
  names: readonly Name[],
  columns: Readonly<Record<Name, FitColumn>>,
): string =>
  names
    .map((name) => columns[name])
    .map(({ least, grow }) => (grow ? `minmax(${least}rem,${grow}fr)` : `${least}rem`))
    .join(' ')
