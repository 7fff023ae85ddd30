import type { DocumentFace } from '../fonts.ts'

/** Lengths and looks of a page, as page-css.ts has them. All lengths are points. */

/** A CSS pixel: browsers draw no border thinner, and give every finer one this width. */
export const PIXEL = 0.75

/** Chromium counts in 64ths of a pixel, cut off: over sixty rows what it cuts off is a row's place on a page. */
export const grid = (length: number): number => (Math.floor((length / PIXEL) * 64) / 64) * PIXEL

export const mm = (length: number): number => grid((length * 72) / 25.4)

export const PAGE = { width: (210 * 72) / 25.4, height: (297 * 72) / 25.4 } as const

/** What stands between the margins of `PAGE_MARGIN`, whose sides a browser takes as 60 pixels. */
export const CONTENT = {
  left: 60 * PIXEL,
  top: mm(12.5),
  width: PAGE.width - 120 * PIXEL,
  // A4 is one point higher to Chromium.
  height: mm(270) + 1,
} as const

export const COLOUR = {
  ink: '#1c1916',
  soft: '#534c45',
  faint: '#686058',
  line: '#b8b0a3',
  hair: '#dfdad1',
  stamp: '#c2410c',
  picture: '#f4f2ed',
  plate: '#12110f',
  band: '#0b3b94',
  stars: '#ffcc00',
  white: '#ffffff',
} as const

export type TextStyle = {
  face: DocumentFace
  size: number
  /** The line's height in sizes. */
  leading: number
  colour: string
  /** Added after each letter, in sizes. */
  tracking?: number
  upper?: boolean
}

export const BODY: TextStyle = { face: 'regular', size: 9.25, leading: 1.42, colour: COLOUR.ink }
export const LABEL: TextStyle = {
  face: 'condensed',
  size: 7.75,
  leading: 1.42,
  colour: COLOUR.faint,
  tracking: 0.045,
  upper: true,
}
export const NOTE: TextStyle = { ...BODY, size: 8.9 }
