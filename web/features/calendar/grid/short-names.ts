/** Characters that the names’ column of a week has room for. */
const ROOM = 9

/**
 * Names of lanes for the column of a week. Where names would be cut after a word that they share, it becomes its initial:
 * „E. mare” and „E. mic” tell apart what „Elevator…” does not.
 */
export const shortNames = (names: readonly string[]): string[] =>
  names.map((name) => {
    const [first = '', ...rest] = name.split(' ')
    const isShared = names.some((other) => other !== name && other.startsWith(`${first} `))
    return name.length > ROOM && rest.length > 0 && isShared
      ? `${first.slice(0, 1)}. ${rest.join(' ')}`
      : name
  })
