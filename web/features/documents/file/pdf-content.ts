import type { Mark, PathStep } from '#domain/documents/layout/box.ts'
import { PAGE } from '#domain/documents/layout/style.ts'
import { type SetGlyph, setText, type Typeface } from '#domain/documents/layout/typeface.ts'
import type { UsedFonts } from './pdf-fonts.ts'

/** The marks of a page as the operators of a content stream (ISO 32000-1, annex A). In a PDF `y` goes up. */

const number = (value: number): string => String(Math.round(value * 1000) / 1000)

const colour = (value: string): string =>
  [1, 3, 5].map((at) => number(Number.parseInt(value.slice(at, at + 2), 16) / 255)).join(' ')

type Of<Kind extends Mark['kind']> = Extract<Mark, { kind: Kind }>

/** Letters of one font, with what moves them closer or apart between their strings. */
const shown = (glyphs: readonly SetGlyph[]): string => {
  let text = '<'
  for (const [index, { code, kerning }] of glyphs.entries()) {
    text += code.toString(16).padStart(4, '0')
    if (kerning !== 0 && index < glyphs.length - 1) text += `>${number(-kerning)}<`
  }
  return `[${text}>]TJ`
}

/** Runs of letters that one font has. */
const runsOf = (
  fonts: UsedFonts,
  { style }: Of<'text'>,
  glyphs: readonly SetGlyph[],
): { font: string; glyphs: SetGlyph[] }[] => {
  const runs: { font: string; glyphs: SetGlyph[] }[] = []
  for (const glyph of glyphs) {
    const font = fonts.use(style.face, glyph)
    const last = runs.at(-1)
    if (last?.font === font) last.glyphs.push(glyph)
    else runs.push({ font, glyphs: [glyph] })
  }
  return runs
}

const textOf = (mark: Of<'text'>, typeface: Typeface, fonts: UsedFonts): string => {
  const { x, y, text, style } = mark
  const runs = runsOf(fonts, mark, setText(typeface[style.face], text))
  const letters = runs.map((run) => `/${run.font} ${number(style.size)} Tf ${shown(run.glyphs)}`)
  return `BT ${colour(style.colour)} rg ${number(style.size * (style.tracking ?? 0))} Tc ${number(x)} ${number(PAGE.height - y)} Td ${letters.join(' ')} ET`
}

const pathOf = ({ x, y, steps, fill, stroke, width = 0, round = false }: Of<'path'>): string => {
  const point = (dx: number, dy: number): string => `${number(x + dx)} ${number(PAGE.height - y - dy)}`
  const written = (step: PathStep): string => {
    if (step[0] === 'Z') return 'h'
    if (step[0] !== 'C') return `${point(step[1], step[2])} ${step[0] === 'M' ? 'm' : 'l'}`
    return `${point(step[1], step[2])} ${point(step[3], step[4])} ${point(step[5], step[6])} c`
  }
  return [
    ...(fill ? [`${colour(fill)} rg`] : []),
    ...(stroke ? [`${colour(stroke)} RG ${number(width)} w ${round ? '1 J 1 j' : '0 J 0 j'}`] : []),
    ...steps.map(written),
    fill && stroke ? 'B' : fill ? 'f' : 'S',
  ].join(' ')
}

const pictureOf = ({ x, y, width, height }: Of<'picture'>, name: string): string =>
  `q ${number(width)} 0 0 ${number(height)} ${number(x)} ${number(PAGE.height - y - height)} cm /${name} Do Q`

/** The content of a page. `pictureName` is what a picture is called in the page's resources. */
export const contentOf = (
  marks: readonly Mark[],
  typeface: Typeface,
  fonts: UsedFonts,
  pictureName: (url: string) => string,
): string =>
  marks
    .map((mark) => {
      if (mark.kind === 'text') return textOf(mark, typeface, fonts)
      return mark.kind === 'path' ? pathOf(mark) : pictureOf(mark, pictureName(mark.url))
    })
    .join('\n')
