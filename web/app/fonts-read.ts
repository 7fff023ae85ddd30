/** Milliseconds that the first paint waits for the fonts. */
const PATIENCE = 2000

/** One letter from each file of the font: the basic one, and the Romanian one. */
const LETTERS = 'aă'

/** Resolves when the fonts are loaded: with an earlier paint, every word would change its width under the pointer. */
export const fontsRead = (): Promise<unknown> =>
  Promise.race([
    document.fonts.load('1em "Archivo RO"', LETTERS).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, PATIENCE)),
  ])
