import { useEffect, useEffectEvent, useMemo } from 'react'

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
 * Gives a new field the text that an earlier page left for it, unless that was written meanwhile. The text is read when the
 * field is first drawn: the first key can come before an effect, and what that key stores is not left by an earlier page.
 */
export const useLeftText = (name: string | undefined, takeUp: (text: string) => void): void => {
  const left = useMemo(() => keptText(name), [name])
  const take = useEffectEvent(takeUp)
  useEffect(() => {
    if (left !== null && keptText(name) === left) take(left)
  }, [name, left])
}
