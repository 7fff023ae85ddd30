/** The six sectors of Bucharest, which e-Factura requires as the town: `SECTOR1` … `SECTOR6`. */

const SECTOR = /\bsect(?:or(?:ul)?)?\.?\s*([1-6])(?!\d)/i

/** The sector that a text names, in any spelling („Sector 3”, „sectorul 3”, „sect. 3”); '' for any other text. */
export const sectorOf = (text: string): string => {
  const digit = SECTOR.exec(text)?.[1]
  return digit === undefined ? '' : `SECTOR${digit}`
}
