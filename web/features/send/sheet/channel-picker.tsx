import FileText from 'lucide-react/icons/file-text'
import Mail from 'lucide-react/icons/mail'
import MessageCircle from 'lucide-react/icons/message-circle'
import MessageSquare from 'lucide-react/icons/message-square'
import type { ReactNode } from 'react'
import type { Channel } from '#domain/messages/words.ts'
import { m } from '#web/i18n/messages.ts'
import { Segmented } from '#web/ui/segmented.tsx'

export const CHANNEL_ICONS: Readonly<Record<Channel, ReactNode>> = {
  sms: <MessageSquare aria-hidden />,
  whatsapp: <MessageCircle aria-hidden />,
  email: <Mail aria-hidden />,
  share: <FileText aria-hidden />,
}

/** The way to the client. A closed way can be chosen too: it says what opens it. */
export const ChannelPicker = ({
  channels,
  value,
  hasDocument,
  onChange,
}: {
  channels: readonly Channel[]
  /** Without one, the last way hands over the text alone. */
  hasDocument: boolean
  value: Channel
  onChange: (channel: Channel) => void
}) => (
  <Segmented
    label={m.send.channel}
    value={value}
    onChange={onChange}
    segments={channels.map((channel) => ({
      value: channel,
      label: channel === 'share' && !hasDocument ? m.send.textAlone : m.send.channels[channel],
      icon: CHANNEL_ICONS[channel],
    }))}
    className="w-full"
  />
)
