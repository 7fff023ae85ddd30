import { Suspense, useSyncExternalStore } from 'react'
import { usePath } from '#web/routing/hooks.ts'
import { late } from '#web/ui/late.ts'
import { closeSend, onSendOpened, sendOpened } from './opened.ts'

/** Opened by a press, so it is not loaded with the page. */
const SendSheet = late(async () => (await import('./sheet/send-sheet.tsx')).SendSheet)

/** The place of the sheet that sends, beside all pages; it is gone with the page from which it was opened. */
export const SendHost = () => {
  const opened = useSyncExternalStore(onSendOpened, sendOpened)
  const pathname = usePath()
  if (opened === null || opened.path !== pathname) return null
  return (
    <Suspense>
      <SendSheet about={opened.about} onClose={closeSend} />
    </Suspense>
  )
}
