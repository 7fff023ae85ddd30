import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import CircleDot from 'lucide-react/icons/circle-dot'
import Undo from 'lucide-react/icons/undo-2'
import type { InvoiceState } from '#domain/workshop/invoices/state.ts'
import { m } from '#web/i18n/messages.ts'
import { Badge, type BadgeLook } from './badge.tsx'

const LOOKS: Record<InvoiceState, BadgeLook> = {
  storno: { icon: Undo, className: 'text-ink-2' },
  stornata: { icon: Undo, className: 'text-ink-3' },
  de_restituit: { icon: CircleAlert, className: 'text-danger' },
  achitata: { icon: CircleCheck, className: 'text-good' },
  restanta: { icon: CircleAlert, className: 'text-danger' },
  partial: { icon: CircleDot, className: 'text-ink' },
  neincasata: { icon: CircleDashed, className: 'text-ink' },
}

/** State of an invoice. */
export const InvoiceBadge = ({ state }: { state: InvoiceState }) => (
  <Badge look={LOOKS[state]} text={m.invoices.states[state]} />
)
