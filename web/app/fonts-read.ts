/** Milliseconds that the first drawing waits for its letters. */
const PATIENCE = 2000

/** Letters of both files of the font: the plain ones, and those of Romanian. */
const LETTERS = 'aă'

/** When the letters are there: drawn before, every word would change its width under the pointer. */
export const fontsRead = (): Promise<unknown> =>
  Promise.race([
    document.fonts.load('1em "Archivo RO"', LETTERS).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, PATIENCE)),
  ])
