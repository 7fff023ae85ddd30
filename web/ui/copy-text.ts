import { m } from '#web/i18n/messages.ts'
import { toast } from '#web/ui/toast-store.ts'

/** Puts a text into the clipboard, and says so. Returns whether it is there. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    toast(m.send.copied)
    return true
  } catch {
    toast(m.send.copyFailed, { kind: 'error' })
    return false
  }
}
