import Send from 'lucide-react/icons/send'
import { useMay } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { openSend } from './opened.ts'
import type { About } from './outgoing/about.ts'

/** Opens the sheet of one row, for a screen that has its own button or menu. */
export const useSend = (about: About): { maySend: boolean; open: () => void } => {
  const may = useMay()
  return { maySend: may('insert', 'messages'), open: () => openSend(about) }
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
  const { maySend, open } = useSend(about)
  if (!maySend) return null
  return (
    <Button icon={<Send aria-hidden />} onClick={open} {...(label && { 'aria-label': label })} {...look}>
      {m.send.action}
    </Button>
  )
}
