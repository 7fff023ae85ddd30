import { messagesRo } from './messages.ro.ts'

/** The keys and parameters of a catalogue, with any texts. */
type Shape<T> = T extends (...parameters: infer P) => string
  ? (...parameters: P) => string
  : T extends string
    ? string
    : { [K in keyof T]: Shape<T[K]> }

/** The shape of every language: the same keys, the same parameters. */
export type Messages = Shape<typeof messagesRo>

/**
 * The texts of the language in use: `m.orders.title`, `m.orders.count(5)`. A live binding, chosen before the first
 * render; read it where it is shown, never into a constant at the top of a module.
 */
export let m: Messages = messagesRo

/** Applies another language; called before the app is rendered. */
export const speak = (messages: Messages): void => {
  m = messages
}
