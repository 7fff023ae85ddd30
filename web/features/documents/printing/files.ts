/** Whether this device can share a PDF with other apps. */
export const canShareFiles = (): boolean => {
  const file = new File([''], 'a.pdf', { type: 'application/pdf' })
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] })
}

/** The result of sharing: `blocked` where the browser requires another press first. */
export type Shared = 'shared' | 'cancelled' | 'blocked'

/** Shares a PDF with another app through the system's share sheet. */
export const shareFile = async (blob: Blob, name: string, text: string): Promise<Shared> => {
  const file = new File([blob], name, { type: 'application/pdf' })
  try {
    await navigator.share({ files: [file], title: name, text })
    return 'shared'
  } catch (error) {
    const { name: why } = error as Error
    if (why === 'AbortError') return 'cancelled'
    if (why === 'NotAllowedError') return 'blocked'
    throw error
  }
}
