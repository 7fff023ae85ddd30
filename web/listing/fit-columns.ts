/** A column of a table: its minimum width (rem), and its share of the remaining width. */
export type FitColumn = { least: number; grow?: number }

/** Rem between two columns, and at the two edges of a row; as `gap-x-4` and `px-4` draw them. */
const GAP = 1
const EDGES = 2

/**
 * The columns that fit into the width (rem), in their order: the first of `spare` is dropped first. The others are
 * never dropped: null means that even they do not fit, and that cards are better.
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

/** The CSS grid tracks of these columns. */
export const tracks = <Name extends string>(
  names: readonly Name[],
  columns: Readonly<Record<Name, FitColumn>>,
): string =>
  names
    .map((name) => columns[name])
    .map(({ least, grow }) => (grow ? `minmax(${least}rem,${grow}fr)` : `${least}rem`))
    .join(' ')
