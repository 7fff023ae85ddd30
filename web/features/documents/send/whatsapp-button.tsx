import MessageCircle from 'lucide-react/icons/message-circle'
import { useAccount } from '#web/data/hooks.ts'
import { useNoteSharing } from '#web/features/backup/use-suggestion.ts'
import { m } from '#web/i18n/messages.ts'
import { ButtonAnchor } from '#web/ui/button.tsx'
import { whatsAppLink } from '#web/ui/whatsapp-link.ts'

type WhatsAppButtonProps = {
  /** The client's number in standard form; without one the person chooses a contact. */
  phone: string
  text: string
  variant?: 'primary' | 'secondary'
  size?: 'm' | 'l'
  wide?: boolean
}

/** Opens WhatsApp with the text filled in: it needs no account, no server and no network of ours. */
export const WhatsAppButton = ({ phone, text, ...look }: WhatsAppButtonProps) => {
  const isFree = useAccount() === null
  const noteSharing = useNoteSharing()
  return (
    <ButtonAnchor
      href={whatsAppLink(phone, text)}
      target="_blank"
      rel="noreferrer"
      icon={<MessageCircle aria-hidden />}
      onClick={() => isFree && noteSharing()}
      {...look}
    >
      {m.documents.whatsapp}
    </ButtonAnchor>
  )
}
