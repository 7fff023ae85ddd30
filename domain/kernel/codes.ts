/**
 * What is told to people travels as a code and its parameters. Its sentence is made where it is read, by the catalogue of
 * the reader's language (`web/i18n`).
 */

/** Parameters as they travel and are kept. */
export type Params = Readonly<Record<string, string | number>>

/** The parameters of a code that has none. */
export type NoParams = Record<never, never>

/** A line of a closed list. The parameters of its code are in its type alone. */
export type Declared<P> = { readonly params?: P }

export type ParamsOf<Line> = Line extends Declared<infer P> ? P : never

/** Parameters are handed over where a code has some, and only there. */
export type Needed<P> = NoParams extends P ? [] : [params: P]

/** What the catalogue of a language has for a closed list: a sentence for each code, made of its parameters if it needs them. */
export type Sentences<List> = {
  readonly [Code in keyof List]: string | ((params: ParamsOf<List[Code]>) => string)
}
