import type * as romanian from './messages.ro.ts'

/** The keys and parameters of a catalogue, with any texts. */
type Shape<T> = T extends (...parameters: infer P) => string
  ? (...parameters: P) => string
  : T extends string
    ? string
    : { [K in keyof T]: Shape<T[K]> }

/** The shape of every language: the same keys, the same parameters. */
export type Messages = Shape<typeof romanian>

/**
 * The texts of the language in use: `m.orders.title`, `m.orders.count(5)`. Chosen before the first render; read them
 * where they are shown, never into a constant at the top of a module. The build gives each screen the parts that it
 * names, so a part is named in full: never `m[name]`.
 */
export * as m from './messages.ro.ts'
