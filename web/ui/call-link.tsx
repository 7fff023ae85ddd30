import Phone from 'lucide-react/icons/phone'
import { formatPhone } from '#domain/romania/phone.ts'
import { m } from '#web/i18n/messages.ts'

/** A phone number to call with one tap. */
export const CallLink = ({ phone }: { phone: string }) => (
  <a
    href={`tel:${phone}`}
    className="inline-flex min-h-11 items-center gap-2 rounded-control px-2.5 font-medium text-accent-text figures hover:bg-hover"
  >
    <Phone className="size-4.5" aria-hidden />
    <span className="sr-only">{m.client.call} </span>
    {formatPhone(phone)}
  </a>
)
