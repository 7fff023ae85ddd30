import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import CircleDot from 'lucide-react/icons/circle-dot'
import Undo from 'lucide-react/icons/undo-2'
import type { InvoiceState } from '#domain/workshop/invoices/state.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'

const LOOKS: Record<InvoiceState, { icon: typeof Undo; className: string }> = {
  storno: { icon: Undo, className: 'text-ink-2' },
  stornata: { icon: Undo, className: 'text-ink-3' },
  de_restituit: { icon: CircleAlert, className: 'text-danger' },
  achitata: { icon: CircleCheck, className: 'text-good' },
  restanta: { icon: CircleAlert, className: 'text-danger' },
  partial: { icon: CircleDot, className: 'text-ink' },
  neincasata: { icon: CircleDashed, className: 'text-ink' },
}

/** The state of an invoice: icon, text and colour together. */
export const InvoiceBadge = ({ state }: { state: InvoiceState }) => {
  const { icon: Icon, className } = LOOKS[state]
  return (
    <span
      className={cx(
        'inline-flex h-6 items-center gap-1 text-xs font-semibold whitespace-nowrap cond tracking-wide',
        className,
      )}
    >
      <Icon className="size-3.5" aria-hidden />
      {m.invoices.states[state]}
    </span>
  )
}
