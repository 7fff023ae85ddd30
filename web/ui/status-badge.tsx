import BadgeCheck from 'lucide-react/icons/badge-check'
import Ban from 'lucide-react/icons/ban'
import Pencil from 'lucide-react/icons/pencil'
import ReceiptText from 'lucide-react/icons/receipt-text'
import { m } from '#web/i18n/messages.ts'
import { Badge, type BadgeLook } from './badge.tsx'

/** The states of an order, as they are stored. */
export type OrderStatus = 'DRAFT' | 'VALIDAT' | 'FACTURAT' | 'ANULAT'

const LOOKS: Record<OrderStatus, BadgeLook> = {
  DRAFT: { icon: Pencil, className: 'bg-draft-soft text-draft' },
  VALIDAT: { icon: BadgeCheck, className: 'bg-valid-soft text-valid' },
  FACTURAT: { icon: ReceiptText, className: 'bg-billed-soft text-billed' },
  ANULAT: { icon: Ban, className: 'bg-void-soft text-void' },
}

/** State of an order. */
export const StatusBadge = ({ status, className }: { status: OrderStatus; className?: string }) => (
  <Badge isFilled look={LOOKS[status]} text={m.ui.status[status]} className={className} />
)
