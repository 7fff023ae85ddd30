import type { ReactNode } from 'react'
import { MISSED_TOO_OFTEN } from '#domain/workshop/appointments/no-shows.ts'
import { lastVisitOf, owedOf } from '#domain/workshop/contacts/summary.ts'
import { useVisibility } from '#web/data/hooks.ts'
import { formatDayShort } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Money } from '#web/ui/money.tsx'
import type { ContactWork } from './use-contact-work.ts'

const Figure = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-sm text-ink-2">{label}</dt>
    <dd className="text-lg font-semibold figures">{children}</dd>
  </div>
)

/** When he was here last, and what he owes. */
export const ContactFacts = ({ work: { orders, invoices, missed } }: { work: ContactWork }) => {
  const text = m.contacts.one
  const seesInvoices = useVisibility('invoices') !== 'none'
  const visit = lastVisitOf(orders)
  const owed = owedOf(invoices)
  return (
    <dl aria-label={text.facts} className="mb-6 flex flex-wrap gap-x-10 gap-y-3">
      <Figure label={text.lastVisit}>
        {visit === null ? (
          <span className="font-normal text-ink-2">{text.noVisit}</span>
        ) : (
          formatDayShort(visit)
        )}
      </Figure>
      {seesInvoices && (
        <Figure label={text.owed}>
          {owed === 0 ? (
            <span className="font-normal text-ink-2">{text.nothingOwed}</span>
          ) : (
            <Money bani={owed} size="l" />
          )}
        </Figure>
      )}
      {missed > 0 && (
        <Figure label={text.missed}>
          {missed}
          {missed >= MISSED_TOO_OFTEN && (
            <span className="text-base font-normal text-draft"> · {m.appointments.missedHint}</span>
          )}
        </Figure>
      )}
    </dl>
  )
}
