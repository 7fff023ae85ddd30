import {
  CONTACT_KINDS,
  CONTACT_LANGUAGES,
  type Contact,
  type ContactKind,
  type ContactLanguage,
} from '#domain/workshop/contacts/schema.ts'
import { useMay, useMutate } from '#web/data/hooks.ts'
import { ClientFields } from '#web/forms/client-fields.tsx'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { FieldFrame } from '#web/ui/field.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/** What the shop knows of a client, in fields that are saved in place. */
export const ContactData = ({ contact }: { contact: Contact }) => {
  const text = m.contacts.one
  const mutate = useMutate()
  const readOnly = !useMay()('patch', 'contacts')
  const write = (label: string, values: Partial<Contact>) =>
    mutate(text.label(label), [{ op: 'patch', collection: 'contacts', id: contact.id, data: { ...values } }])
  return (
    <Paper ruled>
      <section className="px-4 pt-3 pb-6 desk:px-8" aria-labelledby="client">
        <h2 id="client" className="mb-4 border-b border-ink pb-1.5 engraved text-ink-2">
          {text.client}
        </h2>
        <div className="flex flex-col gap-4">
          {!readOnly && (
            <Segmented<ContactKind>
              label={text.kind}
              value={contact.kind}
              onChange={(kind) => reportError(write(text.kind, { kind }))}
              segments={CONTACT_KINDS.map((value) => ({ value, label: m.contacts.kinds[value] }))}
            />
          )}
          <ClientFields
            client={contact}
            readOnly={readOnly}
            keptAs={(name) => `contacts/${contact.id}/${name}`}
            onWrite={write}
          />
          <InPlaceField
            label={text.notes}
            keptAs={`contacts/${contact.id}/notes`}
            value={contact.notes}
            readOnly={readOnly}
            onSave={(notes) => write(text.notes, { notes })}
            multiline
          />
          {!readOnly && (
            <FieldFrame label={text.language} labelAs="span">
              {() => (
                <Segmented<ContactLanguage>
                  label={text.language}
                  value={contact.language}
                  onChange={(language) => reportError(write(text.language, { language }))}
                  segments={CONTACT_LANGUAGES.map((value) => ({ value, label: text.languages[value] }))}
                />
              )}
            </FieldFrame>
          )}
        </div>
      </section>
    </Paper>
  )
}
