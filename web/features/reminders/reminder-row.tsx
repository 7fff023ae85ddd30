import Check from 'lucide-react/icons/check'
import CircleAlert from 'lucide-react/icons/circle-alert'
import Clock from 'lucide-react/icons/clock'
import MoreHorizontal from 'lucide-react/icons/ellipsis'
import Pencil from 'lucide-react/icons/pencil'
import Phone from 'lucide-react/icons/phone'
import Send from 'lucide-react/icons/send'
import Trash from 'lucide-react/icons/trash-2'
import Undo from 'lucide-react/icons/undo-2'
import { isPhone } from '#domain/romania/phone.ts'
import { useSend } from '#web/features/send/send-button.tsx'
import { formatDayShort, formatInstant, formatKilometres } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Button, IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Menu } from '#web/ui/menu.tsx'
import { Plate } from '#web/ui/plate.tsx'
import type { ReminderEntry } from './read.ts'
import type { ReminderActs } from './use-reminder-acts.ts'

/** When it is due, as text: the day, the kilometres, and how near they are. */
export const DueText = ({ entry: { reminder, due } }: { entry: ReminderEntry }) => {
  const text = m.reminders
  const Sign = due.state === 'late' ? CircleAlert : due.state === 'done' ? Check : Clock
  const parts = [
    reminder.due_date && formatDayShort(reminder.due_date),
    reminder.due_km !== null && text.atKm(formatKilometres(reminder.due_km)),
    due.kmLeft !== null &&
      due.state !== 'done' &&
      (due.kmLeft > 0
        ? text.kmLeft(formatKilometres(due.kmLeft))
        : text.kmPassed(formatKilometres(-due.kmLeft))),
    due.isGuess && due.day && due.state !== 'late' && text.around(formatDayShort(due.day)),
  ]
  return (
    <span
      className={cx(
        'inline-flex gap-1.5 text-sm figures',
        due.state === 'late' ? 'text-danger' : due.state === 'soon' ? 'text-draft' : 'text-ink-2',
      )}
    >
      <Sign className="mt-0.5 size-4 shrink-0" aria-hidden />
      <span>
        <span className="sr-only">{text.states[due.state]}: </span>
        {parts.filter(Boolean).join(' · ')}
      </span>
    </span>
  )
}

const icon =
  'inline-grid size-10 place-items-center rounded-control text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:size-11 [&_svg]:size-5'

type RowProps = {
  entry: ReminderEntry
  acts: ReminderActs
  mayWrite: boolean
  /** Without the car, on the car's own page. */
  bare?: boolean
  onDone: () => void
  onEdit: () => void
}

/** One reminder: whose, what, until when, and its acts. */
export const ReminderRow = ({ entry, acts, mayWrite, bare, onDone, onEdit }: RowProps) => {
  const text = m.reminders
  const { reminder, car, due } = entry
  const phone = car.client_telefon
  const isDone = due.state === 'done'
  const name = text.kinds[reminder.kind]
  const send = useSend({ kind: 'reminder', id: reminder.id })
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-rule px-4 py-3 last:border-b-0 desk:px-5">
      {!bare && (
        <Link to={`/vehicule/${car.id}`} className="grid min-h-11 shrink-0 place-items-center rounded-chip">
          <Plate plate={car.nr_inmatriculare} size="s" />
        </Link>
      )}
      <div className="min-w-0 grow basis-52">
        <p className="font-medium">
          {name}
          {reminder.note && <span className="font-normal text-ink-2"> · {reminder.note}</span>}
        </p>
        {!bare && (
          <p className="truncate text-sm text-ink-2">{car.client_nume || m.vehiclesPage.unknownClient}</p>
        )}
        <DueText entry={entry} />
        {reminder.contacted_at && !isDone && (
          <p className="text-sm text-ink-3">{text.contacted(formatInstant(reminder.contacted_at))}</p>
        )}
      </div>
      <div className="flex items-center gap-1">
        {!isDone && isPhone(phone) && (
          <a
            href={`tel:${phone}`}
            aria-label={text.call(car.client_nume)}
            title={text.call(car.client_nume)}
            onClick={() => mayWrite && acts.contacted(reminder)}
            className={icon}
          >
            <Phone aria-hidden />
          </a>
        )}
        {!isDone && send.maySend && (
          <IconButton label={text.write(car.client_nume)} icon={<Send aria-hidden />} onClick={send.open} />
        )}
        {mayWrite && !isDone && (
          <Button size="s" icon={<Check aria-hidden />} onClick={onDone}>
            {text.done}
          </Button>
        )}
        {mayWrite && (
          <Menu
            trigger={<IconButton label={text.more(name)} icon={<MoreHorizontal aria-hidden />} />}
            actions={[
              isDone
                ? { label: text.reopen, icon: <Undo aria-hidden />, onSelect: () => acts.reopen(reminder) }
                : { label: text.edit, icon: <Pencil aria-hidden />, onSelect: onEdit },
              {
                label: text.remove,
                icon: <Trash aria-hidden />,
                danger: true,
                onSelect: () => acts.remove(reminder),
              },
            ]}
          />
        )}
      </div>
    </li>
  )
}
