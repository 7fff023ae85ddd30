import CalendarClock from 'lucide-react/icons/calendar-clock'
import CircleAlert from 'lucide-react/icons/circle-alert'
import Hourglass from 'lucide-react/icons/hourglass'
import ThumbsDown from 'lucide-react/icons/thumbs-down'
import ThumbsUp from 'lucide-react/icons/thumbs-up'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'

/** How an order stands with its client, as its row says. */
export type Agreeing = {
  agreement: 'none' | Exclude<AgreementSign, 'waiting'>
  open_request: string
  status: string
}

export type AgreementSign = 'waiting' | 'agreed' | 'changed' | 'refused' | 'postponed'

const LOOKS = {
  waiting: { icon: Hourglass, className: 'text-ink-2' },
  agreed: { icon: ThumbsUp, className: 'text-good' },
  changed: { icon: CircleAlert, className: 'text-draft' },
  refused: { icon: ThumbsDown, className: 'text-danger' },
  postponed: { icon: CalendarClock, className: 'text-draft' },
} as const

/** The sign of an order's client; null where there is none to give, or where it no longer matters. */
export const agreementSign = ({ agreement, open_request, status }: Agreeing): AgreementSign | null => {
  if (status === 'ANULAT' || status === 'FACTURAT') return null
  if (open_request !== '') return 'waiting'
  return agreement === 'none' ? null : agreement
}

/** Whether the shop has to do something about what the client of an order has said. */
export const needsShop = (order: Agreeing): boolean => {
  const sign = agreementSign(order)
  return sign === 'refused' || sign === 'postponed' || sign === 'changed'
}

/** What the client of an order has said: icon and words. */
export const AgreementBadge = ({ order, className }: { order: Agreeing; className?: string }) => {
  const sign = agreementSign(order)
  if (sign === null) return null
  const { icon: Icon, className: look } = LOOKS[sign]
  return (
    <span className={cx('inline-flex max-w-full items-center gap-1 text-xs font-semibold', look, className)}>
      <Icon className="size-3.5 shrink-0" aria-hidden />
      <span className="truncate">{m.ui.agreement[sign]}</span>
    </span>
  )
}
