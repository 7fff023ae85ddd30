import CreditCard from 'lucide-react/icons/credit-card'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { formatDayOfYear } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'

/** Above every screen of the owner while a failed payment is tried again. `until` is ISO. */
export const UnpaidStrip = ({ until }: { until: string }) => {
  const text = m.plans.unpaid
  return (
    <Link
      to={UPGRADE_PATH}
      className="flex min-h-11 items-center gap-2.5 border-b border-rule bg-sunk px-4 py-1.5 text-sm hover:bg-hover focus-visible:-outline-offset-2 desk:px-8"
    >
      <CreditCard className="size-4.5 shrink-0 text-danger" aria-hidden />
      <span className="min-w-0 text-ink-2">
        {text.strip(formatDayOfYear(dayInRomania(Date.parse(until))))}
      </span>
      <span className="shrink-0 font-medium text-accent-text underline underline-offset-2">
        {text.stripAction}
      </span>
    </Link>
  )
}
