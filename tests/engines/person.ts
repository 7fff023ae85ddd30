/**
 * What a person does in a browser, in words that every engine understands: each waits until what it names is there, in
 * sight, and not on its way. Names are those that a screen reader says.
 */
export type Person = {
  go(address: string): Promise<void>
  reload(): Promise<void>
  /** Presses a button, a link, or an entry of a list whose name has this in it. */
  press(role: 'button' | 'link' | 'option', name: string): Promise<void>
  /** Puts a text into the field of exactly this label, with real keys. */
  type(label: string, text: string): Promise<void>
  enter(): Promise<void>
  /** Waits until this stands on the page; `attached` for what only a screen reader hears. */
  sees(text: string): Promise<void>
  /** Runs a script in the page and gives what its promise gives. */
  ask<T>(script: string): Promise<T>
  leave(): Promise<void>
}

/** How long a person waits for what has to come, ms. */
export const PATIENCE = 30_000
