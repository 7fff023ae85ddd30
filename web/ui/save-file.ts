/** Hands a file to the person, under a name. */
export const saveFile = (content: string | Blob, name: string, type = 'text/csv;charset=utf-8'): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content)
  link.download = name
  link.click()
  // The browser reads the file after this turn; it needs the address a while longer.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

type Picker = (options: { suggestedName: string }) => Promise<{
  createWritable: () => Promise<WritableStream<Uint8Array<ArrayBuffer>>>
}>

/** Whether this browser can write a file while it is being made. */
export const canWriteFiles = (): boolean => 'showSaveFilePicker' in window

/**
 * Asks where a file is to lie, and opens it for writing; null when the person thinks better of it. Only right after a
 * press: the browser asks nobody who has not.
 */
export const openFile = async (name: string): Promise<WritableStream<Uint8Array<ArrayBuffer>> | null> => {
  const { showSaveFilePicker } = window as unknown as { showSaveFilePicker: Picker }
  try {
    return await (await showSaveFilePicker({ suggestedName: name })).createWritable()
  } catch (error) {
    if ((error as Error).name === 'AbortError') return null
    throw error
  }
}
