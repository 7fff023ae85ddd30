import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { addMonths } from '#domain/kernel/days.ts'
import { useData, useLive, useMay } from '#web/data/hooks.ts'
import { useToday } from '#web/data/use-today.ts'
import { carIds } from '#web/data/workshop/cars.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { readEntries } from './read.ts'
import { ReminderSheet } from './reminder-form.tsx'
import { ReminderList } from './reminder-list.tsx'
import { useReminderActs } from './use-reminder-acts.ts'

/** The open reminders of one car, and a button for a new one. */
export const VehicleReminders = ({ vehicleId }: { vehicleId: string }) => {
  const text = m.reminders
  const { writer } = useData()
  const may = useMay()
  const today = useToday()
  const acts = useReminderActs()
  const [adding, setAdding] = useState(false)
  const found = useLive(
    async (db) => {
      const shop = await db.rows('tenants').get(writer.actor.tenantId)
      if (!shop) return null
      const all = await db
        .rows('reminders')
        .where('vehicle_id')
        .anyOf(await carIds(db, vehicleId))
        .toArray()
      const open = all.filter(({ done_at }) => done_at === null)
      return { shop, entries: await readEntries(db, shop, open, today) }
    },
    [vehicleId, today],
  )
  const mayWrite = may('insert', 'reminders')
  return (
    <section aria-labelledby="reminders">
      <div className="mb-2 flex items-center justify-between gap-4">
        <h2 id="reminders" className="engraved text-ink-3">
          {text.title}
        </h2>
        {mayWrite && (
          <Button size="s" variant="quiet" icon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        )}
      </div>
      <Paper>
        {found && found.entries.length > 0 ? (
          <ReminderList entries={found.entries} shop={found.shop} today={today} bare label={text.title} />
        ) : (
          <p className="px-4 py-5 text-ink-2 desk:px-6">{text.noneOfCar}</p>
        )}
      </Paper>
      {adding && (
        <ReminderSheet
          title={text.add}
          start={{ kind: 'itp', due_date: addMonths(today, 12), due_km: null, note: '' }}
          save={text.save}
          onSave={(values, newId) => acts.add(vehicleId, values, newId)}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  )
}
