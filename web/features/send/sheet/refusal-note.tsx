import { type Channel, CONSENT_PURPOSE, type Reason } from '#domain/messages/words.ts'
import { CONSENT_TEXT_VERSION } from '#domain/workshop/contacts/consent-texts.ts'
import { instantOf } from '#web/data/clock.ts'
import { useMay, useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { timeNow } from '#web/data/time.ts'
import type { Outgoing } from '#web/features/send/outgoing/read-outgoing.ts'
import type { Draft } from '#web/features/send/outgoing/use-draft.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Warning } from '#web/ui/warning.tsx'

/** Why this message may not be sent, and, where only the client's word is missing, a place to write it down. */
export const RefusalNote = ({
  outgoing,
  draft: { channel, purpose, agreement },
  reason,
}: {
  outgoing: Outgoing
  draft: Draft
  reason: Reason
}) => {
  const text = m.send.closed
  const may = useMay()
  const mutate = useMutate()
  const contactId = outgoing.client.ids[0]
  if (reason === '') return null
  if (reason !== 'no_consent') return <Warning>{m.send.reasons[reason]}</Warning>
  const agree = (of: Exclude<Channel, 'share'>) =>
    reportError(
      mutate(m.send.labels.consent, [
        {
          op: 'insert',
          collection: 'consents',
          id: newId(),
          data: {
            contact_id: contactId ?? '',
            channel: of,
            purpose: CONSENT_PURPOSE[purpose],
            given: 1,
            text_version: CONSENT_TEXT_VERSION,
            source: 'desk',
            at: instantOf(timeNow()),
          },
        },
      ]),
    )
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Warning className="min-w-0 grow basis-52">
        {agreement === 'withdrawn' ? text.refused : text.consent}
      </Warning>
      {contactId && channel !== 'share' && may('insert', 'consents') && (
        <Button size="s" onClick={() => agree(channel)}>
          {text.agree}
        </Button>
      )}
    </div>
  )
}
