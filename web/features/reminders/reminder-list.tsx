import { useState } from 'react'
import { nextDue } from '#domain/workshop/reminders/due.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { useMay } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import type { ReminderEntry } from './read.ts'
import { ReminderSheet } from './reminder-form.tsx'
import { ReminderRow } from './reminder-row.tsx'
import { useReminderActs } from './use-reminder-acts.ts'

type Open = { what: 'edit' | 'done'; entry: ReminderEntry }

/** Reminders with their acts; finishing one offers the next. */
export const ReminderList = ({
  entries,
  shop,
  today,
  bare = false,
  label,
}: {
  entries: readonly ReminderEntry[]
  shop: Shop
  today: string
  bare?: boolean
  label: string
}) => {
  const text = m.reminders
  const acts = useReminderActs()
  const may = useMay()
  const [open, setOpen] = useState<Open | null>(null)
  const mayWrite = may('patch', 'reminders')
  const close = () => setOpen(null)
  return (
    <>
      <ul aria-label={label}>
        {entries.map((entry) => (
          <ReminderRow
            key={entry.reminder.id}
            entry={entry}
            acts={acts}
            mayWrite={mayWrite}
            bare={bare}
            onDone={() => setOpen({ what: 'done', entry })}
            onEdit={() => setOpen({ what: 'edit', entry })}
          />
        ))}
      </ul>
      {open?.what === 'edit' && (
        <ReminderSheet
          title={text.editTitle(text.kinds[open.entry.reminder.kind])}
          start={open.entry.reminder}
          save={text.save}
          onSave={(values) => acts.change(open.entry.reminder, values)}
          onClose={close}
        />
      )}
      {open?.what === 'done' && (
        <ReminderSheet
          title={text.nextTitle(text.kinds[open.entry.reminder.kind])}
          description={text.nextText}
          fixedKind
          start={{
            ...open.entry.reminder,
            ...nextDue(open.entry.reminder, shop, {
              today,
              year: open.entry.car.an_fabricatie,
              km: open.entry.odometer?.km ?? null,
            }),
          }}
          save={text.saveNext}
          other={{
            label: text.withoutNext,
            onSelect: (newId) => acts.finish(open.entry.reminder, null, newId),
          }}
          onSave={(values, newId) => acts.finish(open.entry.reminder, values, newId)}
          onClose={close}
        />
      )}
    </>
  )
}
