/** Hands a file to the person, under a name. */
export const saveFile = (content: string | Blob, name: string, type = 'text/csv;charset=utf-8'): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content)
  link.download = name
  link.click()
  // The browser reads the file after this turn; it needs the address a while longer.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
