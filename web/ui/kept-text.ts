import { useMemo } from 'react'

const NAME = 'roa.typed.'

/**
 * Stores unwritten text at each key, and removes it once it is written: a page can disappear (a reload, another
 * address, a closed tab, a killed one) before its act is on the disk, or without notice from the browser. `name`
 * identifies the row and the column, or the form.
 */
export const keepText = (name: string | undefined, text: string | null): void => {
  if (name === undefined) return
  try {
    if (text === null) localStorage.removeItem(NAME + name)
    else localStorage.setItem(NAME + name, text)
  } catch {
    // A full storage stops nobody from typing.
  }
}

/** The text of a field that an earlier page has left. */
export const keptText = (name: string | undefined): string | null =>
  name === undefined ? null : localStorage.getItem(NAME + name)

/**
 * The text that an earlier page has left for a field, as of the field's first drawing. An effect would read too late: the
 * first key can come before it, and what that key stores is not left by an earlier page.
 */
export const useLeftText = (name: string | undefined): string | null => useMemo(() => keptText(name), [name])
