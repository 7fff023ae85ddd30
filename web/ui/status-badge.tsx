import BadgeCheck from 'lucide-react/icons/badge-check'
import Ban from 'lucide-react/icons/ban'
import Pencil from 'lucide-react/icons/pencil'
import ReceiptText from 'lucide-react/icons/receipt-text'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'

/** The states of an order, as they are stored. */
export type OrderStatus = 'DRAFT' | 'VALIDAT' | 'FACTURAT' | 'ANULAT'

const LOOKS = {
  DRAFT: { icon: Pencil, className: 'bg-draft-soft text-draft' },
  VALIDAT: { icon: BadgeCheck, className: 'bg-valid-soft text-valid' },
  FACTURAT: { icon: ReceiptText, className: 'bg-billed-soft text-billed' },
  ANULAT: { icon: Ban, className: 'bg-void-soft text-void' },
}

/** State of an order: colour, icon and text together. */
export const StatusBadge = ({ status, className }: { status: OrderStatus; className?: string }) => {
  const { icon: Icon, className: look } = LOOKS[status]
  return (
    <span
      className={cx(
        'inline-flex h-6 items-center gap-1 rounded-chip px-1.5 text-xs font-semibold whitespace-nowrap cond tracking-wide',
        look,
        className,
      )}
    >
      <Icon className="size-3.5" aria-hidden />
      {m.ui.status[status]}
    </span>
  )
}
