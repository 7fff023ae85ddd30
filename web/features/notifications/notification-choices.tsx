import { useId } from 'react'
import { NOTIFICATION_KINDS } from '#domain/modules.ts'
import {
  DEFAULT_QUIET,
  kindsByMail,
  kindsIn,
  type NotificationSettings,
} from '#domain/notifications/schema.ts'
import type { Me } from '#domain/team/account.ts'
import { useMutate, useRow } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { language } from '#web/i18n/language.ts'
import { m } from '#web/i18n/messages.ts'
import { SelectField } from '#web/ui/select-field.tsx'
import { Switch } from '#web/ui/switch.tsx'

type Values = Partial<
  Pick<NotificationSettings, 'not_pushed' | 'by_mail' | 'quiet_from' | 'quiet_until' | 'language'>
>

type PartProps = { row: NotificationSettings | null; onSave: (values: Values) => void }

/** A person's choice of kinds, channels and quiet hours of notifications. The row is the person's in this shop. */
export const NotificationChoices = ({ me: { user } }: { me: Me }) => {
  const text = m.notifications.settings
  const write = useMutate()
  const row = useRow('notification_settings', user.id)
  if (row === undefined) return null
  // Mails and pushes use the language in which the person reads the app.
  const save = (data: Values) =>
    reportError(
      write(text.label, [
        {
          op: row === null ? 'insert' : 'patch',
          collection: 'notification_settings',
          id: user.id,
          data: { ...data, language },
        },
      ]),
    )
  return (
    <>
      <Kinds me={user} row={row} onSave={save} />
      <Quiet row={row} onSave={save} />
    </>
  )
}

/** A list of kinds with one of them added or taken out. */
const changed = (kinds: readonly string[], id: string, isIn: boolean): string =>
  JSON.stringify(isIn ? [...kinds, id] : kinds.filter((kind) => kind !== id))

const head = 'pb-2 align-bottom text-sm font-medium text-ink-2'

/** A row for each kind that concerns the person's role, a column for each channel. */
const Kinds = ({ me, row, onSave }: PartProps & { me: Me['user'] }) => {
  const text = m.notifications.settings
  const kinds = NOTIFICATION_KINDS.filter(({ to }) => to.includes(me.role))
  if (kinds.length === 0) return null
  const [notPushed, byMail] = [kindsIn(row?.not_pushed), kindsByMail(row)]
  return (
    <div>
      <table className="w-full border-collapse">
        <caption className="sr-only">{text.kinds}</caption>
        <thead>
          <tr className="border-b border-rule-strong">
            <th scope="col" className={`${head} pr-3 text-left`}>
              {text.kinds}
            </th>
            <th scope="col" className={`${head} w-24 px-1 text-center`}>
              {text.push}
            </th>
            <th scope="col" className={`${head} w-18 pl-1 text-center`}>
              {text.mail}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ id }) => {
            const name = text.kindNames[id]
            return (
              <tr key={id} className="border-b border-rule">
                <th scope="row" className="py-2 pr-3 text-left font-normal text-pretty wrap-anywhere">
                  {name}
                </th>
                <Cell
                  label={`${name}: ${text.push}`}
                  checked={!notPushed.includes(id)}
                  onChange={(isOn) => onSave({ not_pushed: changed(notPushed, id, !isOn) })}
                />
                <Cell
                  label={`${name}: ${text.mail}`}
                  checked={byMail.includes(id)}
                  onChange={(isOn) => onSave({ by_mail: changed(byMail, id, isOn) })}
                />
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="mt-2.5 text-sm text-pretty text-ink-2 wrap-anywhere">{text.channels(me.email)}</p>
    </div>
  )
}

/** A switch whose whole cell is the target. */
const Cell = (props: { label: string; checked: boolean; onChange: (isOn: boolean) => void }) => {
  const id = useId()
  return (
    <td className="p-0">
      <label htmlFor={id} className="grid min-h-13 cursor-pointer place-items-center">
        <Switch id={id} {...props} />
      </label>
    </td>
  )
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

const Quiet = ({ row, onSave }: PartProps) => {
  const text = m.notifications.settings
  const options = HOURS.map((hour) => ({ value: String(hour), label: text.hour(hour) }))
  return (
    <section aria-labelledby="liniste">
      <h3 id="liniste" className="font-medium">
        {text.quiet}
      </h3>
      <p className="text-sm text-ink-2">{text.quietHint}</p>
      <div className="mt-3 grid max-w-sm grid-cols-2 gap-4">
        <SelectField
          label={text.from}
          options={options}
          value={String(row?.quiet_from ?? DEFAULT_QUIET.from)}
          onChange={(hour) => onSave({ quiet_from: Number(hour) })}
        />
        <SelectField
          label={text.until}
          options={options}
          value={String(row?.quiet_until ?? DEFAULT_QUIET.until)}
          onChange={(hour) => onSave({ quiet_until: Number(hour) })}
        />
      </div>
    </section>
  )
}
