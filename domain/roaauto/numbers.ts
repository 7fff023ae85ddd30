/** An integer of 1/10^places for Oracle, in any language of the session: point, no groups, all decimals. */
export const oracleDecimal = (value: number | bigint, places: number): string => {
  const sign = value < 0 ? '-' : ''
  const digits = String(value < 0 ? -value : value).padStart(places + 1, '0')
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}
