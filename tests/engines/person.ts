/**
 * The actions of a person in a browser, in terms that every engine supports: each waits until its target is there,
 * visible, and still. Names are those that a screen reader reads.
 */
export type Person = {
  go(address: string): Promise<void>
  reload(): Promise<void>
  /** Presses a button, a link, or an entry of a list whose name contains this. */
  press(role: 'button' | 'link' | 'option', name: string): Promise<void>
  /** Types a text into the field with exactly this label, with real keys. */
  type(label: string, text: string): Promise<void>
  enter(): Promise<void>
  /** Waits until this is on the page; `attached` for texts that only screen readers read. */
  sees(text: string): Promise<void>
  /** Runs a script in the page and returns the result of its promise. */
  ask<T>(script: string): Promise<T>
  leave(): Promise<void>
}

/** How long a person waits, ms. */
export const PATIENCE = 30_000
