type Texts = Readonly<Record<string, unknown>>

/** The parts of the catalogue that the screens so far have brought: what they say now, and what they say in Romanian. */
const parts = new Map<string, { said: Texts; romanian: Texts }>()
let other: Readonly<Record<string, Texts>> = {}

/**
 * A part of the Romanian catalogue, which its screens bring along. Where another language is in use, the part says that
 * one's texts: it is changed in place, so that `m.orders.title` is a plain property whichever the language.
 */
export const romanian = <Part extends Texts>(name: string, texts: Part): Part => {
  const said = { ...texts, ...other[name] }
  parts.set(name, { said, romanian: texts })
  return said
}

/** Lets every part say the texts of this catalogue, also parts that come later; without one, Romanian. */
export const speak = (catalogue: Readonly<Record<string, Texts>> = {}): void => {
  other = catalogue
  for (const [name, { said, romanian }] of parts) Object.assign(said, romanian, other[name])
}
