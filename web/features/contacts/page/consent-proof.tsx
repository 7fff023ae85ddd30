import type { Consent } from '#domain/workshop/contacts/schema.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import type { Asked } from './consent-answers.ts'

/** A channel and a purpose in a few words. */
export const wordsOf = ({ channel, purpose }: Asked): string =>
  `${m.contacts.consents.channels[channel]}, ${m.contacts.consents.short[purpose]}`

/** Every answer of a client, when and where it was given. */
export const ConsentProof = ({ consents }: { consents: readonly Consent[] }) => {
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
              {wordsOf(one)}: {one.given === 1 ? text.said.yes : text.said.no}
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
