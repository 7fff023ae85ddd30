/** Downloads a file under a name. */
export const saveFile = (content: string | Blob, name: string, type = 'text/csv;charset=utf-8'): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content)
  link.download = name
  link.click()
  // The browser reads the file later, and needs the address until then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

type Picker = (options: { suggestedName: string }) => Promise<{
  createWritable: () => Promise<WritableStream<Uint8Array<ArrayBuffer>>>
}>

/** Whether this browser can write a file while it is being produced. */
export const canWriteFiles = (): boolean => 'showSaveFilePicker' in window

/**
 * Asks where to save a file, and opens it for writing; null when the person cancels. Only right after a press: browsers
 * do not show the dialog otherwise.
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
