const NAME = 'roa.typed.'

/**
 * What is being typed and not written yet, put aside at each key and taken away once it is written: a page
 * may be gone (a reload, another address, a closed tab, a killed one) before its act is on the disk, or before the browser
 * has said that it goes. `name` is that of the row and the column, or of the form.
 */
export const keepText = (name: string | undefined, text: string | null): void => {
  if (name === undefined) return
  try {
    if (text === null) localStorage.removeItem(NAME + name)
    else localStorage.setItem(NAME + name, text)
  } catch {
    // A full storage keeps nobody from typing.
  }
}

/** What a page that is gone has left of a field. */
export const keptText = (name: string | undefined): string | null =>
  name === undefined ? null : localStorage.getItem(NAME + name)
