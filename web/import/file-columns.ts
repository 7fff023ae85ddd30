import type { TableColumn } from '#domain/csv/table.ts'

/** The columns of a file, in the order of an export: the key of each and the headings under which it is found. */
export type FileColumns<Key extends string> = {
  keys: readonly Key[]
  /** The heading of an export. */
  headingOf: (key: Key) => string
  table: () => TableColumn[]
}

/** `namesOf` reads the headings of a key, ours first, separated by `, `; they follow the language in use. */
export const fileColumns = <Key extends string>(
  keys: readonly Key[],
  namesOf: (key: Key) => string,
): FileColumns<Key> => {
  const split = (key: Key): string[] => namesOf(key).split(', ')
  return {
    keys,
    headingOf: (key) => split(key)[0] ?? key,
    table: () => keys.map((key) => ({ key, names: split(key) })),
  }
}
