import { formatPhone } from '#domain/romania/phone.ts'
import { type ContactEntry, knownContact, useContactIndex } from '#web/data/workshop/contact-index.ts'
import { m } from '#web/i18n/messages.ts'
import { TextField } from '#web/ui/field.tsx'
import { SuggestField } from '#web/ui/suggest-field.tsx'

/** Characters from which clients are suggested. */
const TELLING = 2
const SHOWN = 6

type ClientFinderProps = {
  client: string
  phone: string
  /** The id of the client who was chosen; '' while nobody was. */
  contact: string
  errors?: { client?: string | undefined; phone?: string | undefined }
  set: (field: 'client' | 'phone') => (text: string) => void
  onPick: (client: ContactEntry) => void
}

/**
 * The client of a car or of an appointment, typed or found: by name, phone or fiscal code in the first field. A typed
 * phone that is a known client's says so; the row then gets that client without a further step.
 */
export const ClientFinder = ({ client, phone, contact, errors = {}, set, onPick }: ClientFinderProps) => {
  const clients = useContactIndex()
  const t = m.vehicles.form
  const typed = client.trim()
  const known = contact === '' ? knownContact(clients.all.values(), { name: client, phone, code: '' }) : null
  return (
    <>
      <SuggestField
        label={t.client}
        value={client}
        onChange={set('client')}
        items={typed.length < TELLING ? [] : clients.search(typed, SHOWN)}
        keyOf={({ id }) => id}
        labelOf={(one) => one.name || formatPhone(one.phone)}
        textOf={({ text }) => text}
        render={(one) => <Suggestion client={one} />}
        onPick={onPick}
        hint={contact === '' ? undefined : t.clientKnown}
        error={errors.client}
        autoCapitalize="words"
        maxLength={200}
        className="col-span-2 @min-[34rem]:col-span-3"
      />
      <TextField
        label={t.phone}
        type="tel"
        inputMode="tel"
        code
        value={phone}
        onChange={set('phone')}
        hint={known ? t.clientKnownAs(known.name || formatPhone(known.phone)) : undefined}
        error={errors.phone}
        maxLength={30}
        onBlur={() => set('phone')(formatPhone(phone))}
        className="@min-[34rem]:col-span-3"
      />
    </>
  )
}

const Suggestion = ({ client: { name, phone, city } }: { client: ContactEntry }) => (
  <span className="flex min-w-0 flex-col">
    <span className="truncate">{name || formatPhone(phone)}</span>
    <span className="truncate text-sm text-ink-2 figures">
      {[name && formatPhone(phone), city].filter(Boolean).join(' · ')}
    </span>
  </span>
)
