import { stoppedAs } from '#domain/messages/may-be-sent.ts'
import { formatPhone, isPhone } from '#domain/romania/phone.ts'
import { CONSENT_TEXTS } from '#domain/workshop/contacts/consent-texts.ts'
import { CONSENT_CHANNELS, CONSENT_PURPOSES, type Contact } from '#domain/workshop/contacts/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import { useData, useLive, useMay, useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { contactIds } from '#web/data/workshop/contacts.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Paper } from '#web/ui/paper.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'
import { Warning } from '#web/ui/warning.tsx'
import { type Asked, answerOps, stateOf, type Wishes } from './consent-answers.ts'
import { ConsentButton } from './consent-button.tsx'
import { ConsentProof, wordsOf } from './consent-proof.tsx'

/** What a client and those merged into him agreed to and stopped, kept current. */
const useWishes = (contact: Contact): Wishes | undefined => {
  const { id, phone, email } = contact
  const found = useLive(
    async (db) => {
      const ids = await contactIds(db, id)
      const consents = await db.rows('consents').where('contact_id').anyOf(ids).toArray()
      const addresses = [phone, email].filter(Boolean).map(stoppedAs)
      const stops = await db.rows('stop_list').where('address').anyOf(addresses).toArray()
      return { ids, stops, consents: consents.sort((a, b) => (a.at < b.at ? 1 : -1)) }
    },
    [id, phone, email],
  )
  return found && { contact, ...found }
}

/** What a client agreed to, by purpose and channel, the question to ask him, and the proof. */
export const ContactConsents = ({ contact }: { contact: Contact }) => {
  const text = m.contacts.consents
  const { writer } = useData()
  const mutate = useMutate()
  const may = useMay()
  const wishes = useWishes(contact)
  if (!wishes) return null
  const { consents, stops } = wishes

  /** Writes an answer and returns the label of its act. */
  const write = async (asked: Asked, given: boolean): Promise<string> => {
    const label = (given ? text.given : text.withdrawn)(wordsOf(asked))
    await mutate(label, answerOps(wishes, asked, given, { at: instantOf(writer.now()), newId }))
    return label
  }
  /** Nothing is taken out of the proof: undoing an answer adds the opposite one. */
  const note = (asked: Asked, given: boolean) =>
    reportError(
      write(asked, given).then((label) => toastUndo(label, () => reportError(write(asked, !given)))),
    )
  const mayUnstop = may('delete', 'stop_list')
  const stopped = [...new Set(stops.map(({ address }) => address))]
  return (
    <Paper>
      <section className="px-4 pt-5 pb-5 desk:px-8" aria-labelledby="consents">
        <h2 id="consents" className="mb-3 border-b border-ink pb-1.5 engraved text-ink-2">
          {text.title}
        </h2>
        <p className="text-sm text-pretty text-ink-2">{text.under}</p>
        {stopped.length > 0 && (
          <Warning className="mt-3">
            {text.stopped(stopped.map((one) => (isPhone(one) ? formatPhone(one) : one)).join(', '))}
          </Warning>
        )}
        {CONSENT_PURPOSES.map((purpose) => (
          <fieldset key={purpose} className="mt-4 min-w-0">
            <legend className="font-medium">{text.purposes[purpose]}</legend>
            {purpose !== 'serviciu' && (
              <p className="mt-0.5 text-sm text-pretty text-ink-3">
                {text.ask} „{CONSENT_TEXTS[purpose]}”
              </p>
            )}
            <div className="mt-2 grid grid-cols-3 gap-2">
              {CONSENT_CHANNELS.map((channel) => {
                const state = stateOf(wishes, { channel, purpose })
                return (
                  <ConsentButton
                    key={channel}
                    asked={{ channel, purpose }}
                    state={state}
                    disabled={!may('insert', 'consents') || (state === 'stopped' && !mayUnstop)}
                    onChange={(given) => note({ channel, purpose }, given)}
                  />
                )
              })}
            </div>
          </fieldset>
        ))}
        {consents.length > 0 && <ConsentProof consents={consents} />}
      </section>
    </Paper>
  )
}
