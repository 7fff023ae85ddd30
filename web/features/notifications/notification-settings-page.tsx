import Bell from 'lucide-react/icons/bell'
import { NOTIFICATION_KINDS } from '#domain/modules.ts'
import { DEFAULT_QUIET, kindsIn, type NotificationSettings } from '#domain/notifications/schema.ts'
import type { Me } from '#domain/team/account.ts'
import { useAccount, useMutate, useRow } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { language } from '#web/i18n/language.ts'
import { m } from '#web/i18n/messages.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { DeviceSwitch } from './device-switch.tsx'

/** `/setari/notificari`: on which devices, by mail, for which kinds, and when not. */
export const Component = () => {
  const text = m.notifications
  const me = useAccount()
  return (
    <Page className="max-w-3xl">
      <PageHeader
        title={text.settings.title}
        back={{ to: '/notificari', label: text.title }}
        {...(me && { under: text.settings.hint })}
      />
      {me ? (
        <Settings me={me} />
      ) : (
        <EmptyState icon={<Bell />} title={text.noAccount.title}>
          {text.noAccount.text}
        </EmptyState>
      )}
    </Page>
  )
}

type Values = Partial<
  Pick<NotificationSettings, 'not_pushed' | 'by_mail' | 'quiet_from' | 'quiet_until' | 'language'>
>

const Settings = ({ me: { user } }: { me: Me }) => {
  const text = m.notifications.settings
  const write = useMutate()
  const row = useRow('notification_settings', user.id)
  if (row === undefined) return null
  // The language in which a person reads the app is that of mails and of what is pushed.
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
    <Paper className="flex flex-col gap-8 px-4 py-6 desk:px-8">
      <DeviceSwitch />
      <section aria-labelledby="feluri">
        <h2 id="feluri" className="text-lg font-semibold">
          {text.kinds}
        </h2>
        {NOTIFICATION_KINDS.map(({ id }) => (
          <Kind key={id} id={id} row={row} address={user.email} onSave={save} />
        ))}
      </section>
      <Quiet row={row} onSave={save} />
    </Paper>
  )
}

type PartProps = { row: NotificationSettings | null; onSave: (values: Values) => void }

/** A list of kinds with one of them added or taken out. */
const changed = (kinds: readonly string[], id: string, isIn: boolean): string =>
  JSON.stringify(isIn ? [...kinds, id] : kinds.filter((kind) => kind !== id))

const Kind = ({
  id,
  row,
  address,
  onSave,
}: PartProps & { id: (typeof NOTIFICATION_KINDS)[number]['id']; address: string }) => {
  const text = m.notifications.settings
  const [notPushed, byMail] = [kindsIn(row?.not_pushed), kindsIn(row?.by_mail)]
  return (
    <fieldset className="mt-4 border-t border-rule pt-4 first-of-type:border-t-0 first-of-type:pt-0">
      <legend className="float-left mb-2 w-full font-medium">{text.kindNames[id]}</legend>
      <div className="clear-both flex flex-col gap-2 desk:grid desk:grid-cols-2 desk:gap-x-10">
        <SwitchRow
          label={text.push}
          checked={!notPushed.includes(id)}
          onChange={(isOn) => onSave({ not_pushed: changed(notPushed, id, !isOn) })}
        >
          {text.pushHint}
        </SwitchRow>
        <SwitchRow
          label={text.mail}
          checked={byMail.includes(id)}
          onChange={(isOn) => onSave({ by_mail: changed(byMail, id, isOn) })}
        >
          {text.mailHint(address)}
        </SwitchRow>
      </div>
    </fieldset>
  )
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

const Quiet = ({ row, onSave }: PartProps) => {
  const text = m.notifications.settings
  const options = HOURS.map((hour) => ({ value: String(hour), label: text.hour(hour) }))
  return (
    <section aria-labelledby="liniste">
      <h2 id="liniste" className="text-lg font-semibold">
        {text.quiet}
      </h2>
      <p className="text-sm text-ink-2">{text.quietHint}</p>
      <div className="mt-4 grid max-w-sm grid-cols-2 gap-4">
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
