import Send from 'lucide-react/icons/send'
import { type ReactNode, Suspense, useState } from 'react'
import { useMay } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { late } from '#web/ui/late.ts'
import type { About } from './outgoing/about.ts'

/** Opened by a press, so it is not loaded with the page. */
const SendSheet = late(async () => (await import('./sheet/send-sheet.tsx')).SendSheet)

/** The sheet of one row, for a screen whose own button or menu opens it. */
export const useSend = (about: About): { maySend: boolean; open: () => void; sheet: ReactNode } => {
  const [isOpen, setOpen] = useState(false)
  const may = useMay()
  return {
    maySend: may('insert', 'messages'),
    open: () => setOpen(true),
    sheet: isOpen && (
      <Suspense>
        <SendSheet about={about} onClose={() => setOpen(false)} />
      </Suspense>
    ),
  }
}

/** „Trimite”: the one way by which something goes to a client. */
export const SendButton = ({
  about,
  label,
  ...look
}: {
  about: About
  /** Read by screen readers where „Trimite” alone does not say what. */
  label?: string
  variant?: 'primary' | 'secondary'
  size?: 's' | 'm' | 'l'
  wide?: boolean
}) => {
  const { maySend, open, sheet } = useSend(about)
  if (!maySend) return null
  return (
    <>
      <Button icon={<Send aria-hidden />} onClick={open} {...(label && { 'aria-label': label })} {...look}>
        {m.send.action}
      </Button>
      {sheet}
    </>
  )
}
