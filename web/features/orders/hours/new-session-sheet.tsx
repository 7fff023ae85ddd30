import { useState } from 'react'
import { formatPlate } from '#domain/romania/plate.ts'
import { instantOf } from '#web/data/clock.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData, useLive, useMutate, usePermission } from '#web/data/hooks.ts'
import { dayNow, timeNow } from '#web/data/time.ts'
import { ownMechanics, writtenDown } from '#web/data/workshop/clock.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { ComboboxField } from '#web/ui/combobox-field.tsx'
import { TextField } from '#web/ui/field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { useNames } from '../list/use-names.ts'
import { TimesFields, timesOf } from './times-fields.tsx'

type Work = { id: string; order_id: string; mechanic: string | null; text: string }

/** The labour of orders that are not closed, the newest orders first. */
const readWorks = async (db: AppDatabase): Promise<Work[]> => {
  const orders = await db.rows('orders').where('status').anyOf('DRAFT', 'VALIDAT').toArray()
  const byId = new Map(orders.map((order) => [order.id, order]))
  const lines = await db
    .rows('order_lines')
    .where('order_id')
    .anyOf([...byId.keys()])
    .filter(({ tip }) => tip === 'manopera')
    .toArray()
  return lines
    .map(({ id, order_id, mecanic_id, descriere }) => ({
      id,
      order_id,
      mechanic: mecanic_id,
      text: [formatPlate(byId.get(order_id)?.nr_auto ?? ''), descriere || m.orders.line.unnamed]
        .filter(Boolean)
        .join(' · '),
    }))
    .sort((a, b) => (a.order_id < b.order_id ? 1 : -1))
}

/** Writes down work that no clock has seen: on which line, by whom, from when to when. */
export const NewSessionSheet = ({ onClose }: { onClose: () => void }) => {
  const t = m.orders.clock
  const { writer } = useData()
  const mutate = useMutate()
  const { mechanics } = useNames()
  const mayOthers = usePermission('othersHours')
  const works = useLive(readWorks)
  const own = useLive((db) => ownMechanics(db, writer.actor), [writer.actor])
  const [work, setWork] = useState<Work | null>(null)
  const [chosen, setMechanic] = useState<string | null>(null)
  const [times, setTimes] = useState({ day: dayNow() as string | null, from: '', to: '' })
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<{ work?: string; mechanic?: string; times?: string }>({})
  if (!works || !own) return null
  const choices = [...mechanics].filter(([id]) => mayOthers || own.includes(id))
  const likely = [work?.mechanic, own[0]].find((id) => choices.some(([known]) => known === id))
  const mechanic = chosen ?? likely ?? (choices.length === 1 ? choices[0]?.[0] : null) ?? null

  const save = async () => {
    const found = timesOf(times, timeNow(), false)
    const wrong = {
      ...(!work && { work: t.workMissing }),
      ...(!mechanic && { mechanic: t.mechanicMissing }),
      ...(typeof found === 'string' && { times: found }),
    }
    setProblem(wrong)
    if (!work || !mechanic || typeof found === 'string') return
    const op = writtenDown(work, mechanic, {
      started_at: instantOf(found.from),
      stopped_at: found.to === null ? null : instantOf(found.to),
      note,
    })
    await reportError(
      mutate(t.added, [op]).then(() => {
        toast(t.added)
        onClose()
      }),
    )
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.addTitle}
      footer={
        <Button variant="primary" size="l" wide onClick={save}>
          {t.save}
        </Button>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <ComboboxField
          label={t.work}
          items={works}
          value={work}
          onChange={setWork}
          keyOf={({ id }) => id}
          labelOf={({ text }) => text}
          {...(problem.work && { error: problem.work })}
        />
        {choices.length !== 1 && (
          <SelectField
            label={t.mechanic}
            value={mechanic}
            onChange={setMechanic}
            options={choices.map(([value, label]) => ({ value, label }))}
            {...(problem.mechanic && { error: problem.mechanic })}
          />
        )}
        <TimesFields typed={times} onChange={setTimes} problem={problem.times ?? ''} />
        <TextField label={t.note} value={note} maxLength={300} onChange={setNote} />
      </div>
    </Sheet>
  )
}
