import { DAY_REFUSALS, type Documents, doubtOfDay, offeredDay } from '#domain/workshop/invoices/days.ts'
import { dayNow } from '#web/data/time.ts'
import { formatDayShort } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'

type DocumentDayProps = {
  label: string
  value: string
  /** The documents before it: the last one of its series, and the invoice that a storno takes back. */
  documents: Documents
  onChange: (day: string) => void
  className?: string
}

/** The day of an invoice or a storno. A wrong day shows an error at the field, with the day that is allowed. */
export const DocumentDay = ({ label, value, documents, onChange, className = '' }: DocumentDayProps) => {
  const t = m.invoices.issue
  const today = dayNow()
  const doubt = doubtOfDay(value, today, documents)
  const offered = offeredDay(today, documents)
  const sentence =
    doubt === 'inainte_de_serie' && documents.series !== null
      ? t.dateBefore(formatDayShort(documents.series))
      : doubt && sentenceOf({ code: DAY_REFUSALS[doubt] })
  return (
    <div className={className}>
      <DayField
        label={label}
        value={value}
        error={sentence ?? undefined}
        onChange={(day) => day && onChange(day)}
      />
      {doubt && (
        <Button size="s" className="mt-1" onClick={() => onChange(offered)}>
          {t.putDay(formatDayShort(offered))}
        </Button>
      )}
    </div>
  )
}
