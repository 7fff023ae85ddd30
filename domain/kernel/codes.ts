/**
 * A sentence for people travels as a code and its parameters. The catalogue of the reader's language (`web/i18n`) makes
 * the sentence where it is read.
 */

/** Parameters as they travel and are stored. */
export type Params = Readonly<Record<string, string | number>>

/** The parameters of a code that has none. */
export type NoParams = Record<never, never>

/** A line of a closed list. The parameters of its code are in its type alone. */
export type Declared<P> = { readonly params?: P }

export type ParamsOf<Line> = Line extends Declared<infer P> ? P : never

/** A code that has parameters requires them; any other code takes none. */
export type Needed<P> = NoParams extends P ? [] : [params: P]

/**
 * What the catalogue of a language has for a closed list: a sentence for each code, built from its parameters where it
 * needs them.
 */
export type Sentences<List> = {
  readonly [Code in keyof List]: string | ((params: ParamsOf<List[Code]>) => string)
}
