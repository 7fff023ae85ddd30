import Ban from 'lucide-react/icons/ban'
import Check from 'lucide-react/icons/check'
import CircleOff from 'lucide-react/icons/circle-off'
import CircleHelp from 'lucide-react/icons/circle-question-mark'
import { isPhone } from '#domain/romania/phone.ts'
import { type Agreement, consentOf } from '#domain/workshop/contacts/consent.ts'
import { CONSENT_TEXT_VERSION, CONSENT_TEXTS } from '#domain/workshop/contacts/consent-texts.ts'
import {
  CONSENT_CHANNELS,
  CONSENT_PURPOSES,
  type Consent,
  type ConsentChannel,
  type ConsentPurpose,
  type Contact,
} from '#domain/workshop/contacts/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import { useData, useLive, useMay, useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { contactIds } from '#web/data/workshop/contacts.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Paper } from '#web/ui/paper.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'

/** The consents of a client and of those merged into him, the latest first. */
const useConsents = (contactId: string): { ids: string[]; consents: Consent[] } | undefined =>
  useLive(
    async (db) => {
      const ids = await contactIds(db, contactId)
      const consents = await db.rows('consents').where('contact_id').anyOf(ids).toArray()
      return { ids, consents: consents.sort((a, b) => (a.at < b.at ? 1 : -1)) }
    },
    [contactId],
  )

/** Whether messages of a purpose go out: those about the work do until the client stops them. */
const isOn = (agreement: Agreement, purpose: ConsentPurpose): boolean =>
  agreement === 'given' || (agreement === 'never asked' && purpose === 'serviciu')

const whatOf = ({ channel, purpose }: Pick<Consent, 'channel' | 'purpose'>): string =>
  `${m.contacts.consents.channels[channel]}, ${m.contacts.consents.short[purpose]}`

const STATES = {
  yes: { icon: Check, look: 'border-good text-good' },
  no: { icon: Ban, look: 'border-control text-ink-2' },
  unasked: { icon: CircleHelp, look: 'border-dashed border-control text-ink-2' },
  noPhone: { icon: CircleOff, look: 'border-dashed border-control text-ink-2' },
  noEmail: { icon: CircleOff, look: 'border-dashed border-control text-ink-2' },
} as const
type State = keyof typeof STATES

/** What is shown of a channel: what the client said, or why nothing can be sent there. */
const stateOf = (
  contact: Contact,
  channel: ConsentChannel,
  purpose: ConsentPurpose,
  agreement: Agreement,
): State => {
  if (agreement !== 'never asked') return agreement === 'given' ? 'yes' : 'no'
  if (channel === 'email' ? contact.email === '' : !isPhone(contact.phone))
    return channel === 'email' ? 'noEmail' : 'noPhone'
  return isOn(agreement, purpose) ? 'yes' : 'unasked'
}

type ConsentButtonProps = {
  channel: ConsentChannel
  purpose: ConsentPurpose
  state: State
  disabled: boolean
  onChange: (given: boolean) => Promise<void>
}

/** What a client said about one channel; a press notes the opposite. */
const ConsentButton = ({ channel, purpose, state, disabled, onChange }: ConsentButtonProps) => {
  const text = m.contacts.consents
  const { icon: Icon, look } = STATES[state]
  const cannot = state === 'noPhone' || state === 'noEmail'
  return (
    <Button
      role="switch"
      aria-checked={state === 'yes'}
      aria-label={`${text.channels[channel]}, ${text.purposes[purpose]}: ${text.states[state]}`}
      disabled={disabled || cannot}
      className={cx('min-w-0 px-1! leading-tight', look)}
      onClick={() => onChange(state !== 'yes')}
    >
      <span className="flex flex-col items-center py-0.5">
        <span>{text.channels[channel]}</span>
        <span className="inline-flex items-center gap-1 text-sm font-normal [&_svg]:size-3.5">
          <Icon aria-hidden />
          {text.states[state]}
        </span>
      </span>
    </Button>
  )
}

/** What a client agreed to, by purpose and channel, the question to ask him, and the proof. */
export const ContactConsents = ({ contact }: { contact: Contact }) => {
  const text = m.contacts.consents
  const { writer } = useData()
  const mutate = useMutate()
  const mayWrite = useMay()('insert', 'consents')
  const found = useConsents(contact.id)

  const write = (given: boolean, what: Pick<Consent, 'channel' | 'purpose'>): Promise<string> => {
    const label = (given ? text.given : text.withdrawn)(whatOf(what))
    const data = {
      ...what,
      contact_id: contact.id,
      given: given ? 1 : 0,
      text_version: CONSENT_TEXT_VERSION,
      source: 'desk',
      at: instantOf(writer.now()),
    }
    return mutate(label, [{ op: 'insert', collection: 'consents', id: newId(), data }]).then(() => label)
  }
  /** Nothing is taken out of the proof: undoing an answer adds the opposite one. */
  const note = (given: boolean, what: Pick<Consent, 'channel' | 'purpose'>) =>
    reportError(write(given, what).then((label) => toastUndo(label, () => reportError(write(!given, what)))))
  if (!found) return null
  const { ids, consents } = found
  return (
    <Paper>
      <section className="px-4 pt-5 pb-5 desk:px-8" aria-labelledby="consents">
        <h2 id="consents" className="mb-3 border-b border-ink pb-1.5 engraved text-ink-2">
          {text.title}
        </h2>
        <p className="text-sm text-pretty text-ink-2">{text.under}</p>
        {CONSENT_PURPOSES.map((purpose) => (
          <fieldset key={purpose} className="mt-4 min-w-0">
            <legend className="font-medium">{text.purposes[purpose]}</legend>
            {purpose !== 'serviciu' && (
              <p className="mt-0.5 text-sm text-pretty text-ink-3">
                {text.ask} „{CONSENT_TEXTS[purpose]}”
              </p>
            )}
            <div className="mt-2 grid grid-cols-3 gap-2">
              {CONSENT_CHANNELS.map((channel) => (
                <ConsentButton
                  key={channel}
                  channel={channel}
                  purpose={purpose}
                  state={stateOf(contact, channel, purpose, consentOf(consents, ids, channel, purpose))}
                  disabled={!mayWrite}
                  onChange={(given) => note(given, { channel, purpose })}
                />
              ))}
            </div>
          </fieldset>
        ))}
        {consents.length > 0 && <Proof consents={consents} />}
      </section>
    </Paper>
  )
}

/** Every answer of a client, when and where it was given. */
const Proof = ({ consents }: { consents: readonly Consent[] }) => {
  const text = m.contacts.consents
  return (
    <details className="mt-4 border-t border-rule pt-2">
      <summary className="min-h-8 cursor-pointer py-1 text-sm font-medium text-ink-2 pointer-coarse:min-h-11 pointer-coarse:py-2.5">
        {text.history(consents.length)}
      </summary>
      <ul className="text-sm">
        {consents.map((one) => (
          <li key={one.id} className="border-b border-rule py-1.5 last:border-b-0">
            <span className="font-medium">
              {whatOf(one)}: {one.given === 1 ? text.said.yes : text.said.no}
            </span>
            <span className="block text-ink-2">
              {formatInstant(one.at)} · {text.sources[one.source]}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
