import { useState } from 'react'
import { textAsSent } from '#domain/messages/as-sent.ts'
import type { MessageTemplate } from '#domain/messages/schema.ts'
import { FIELDS_OF, fillTemplate, unknownFields } from '#domain/messages/template.ts'
import { templateId, templateOf } from '#domain/messages/templates.ts'
import {
  CHANNELS,
  type Channel,
  LANGUAGES,
  type Language,
  OWN_PURPOSES,
  type Purpose,
} from '#domain/messages/words.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { useMutate, useRow } from '#web/data/hooks.ts'
import { costOf } from '#web/features/send/outgoing/costly.ts'
import { LINKS } from '#web/features/send/outgoing/links.ts'
import { Bubble } from '#web/features/send/preview/bubble.tsx'
import { SmsCount } from '#web/features/send/preview/sms-count.tsx'
import { braced } from '#web/features/send/sheet/message-text.tsx'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { Warning } from '#web/ui/warning.tsx'
import { sampleValues } from './sample-values.ts'

type Place = { purpose: Purpose; channel: Channel; language: Language }

/** The shop's texts: a choice of purpose, channel and language, and the text of that place with a sample. */
export const TemplateEditor = ({
  shop,
  reviewUrl,
  mayWrite,
}: {
  shop: Shop
  reviewUrl: string
  mayWrite: boolean
}) => {
  const text = m.send
  const [place, setPlace] = useState<Place>({ purpose: 'estimate', channel: 'sms', language: 'ro' })
  const id = templateId(place.purpose, place.channel, place.language)
  const row = useRow('message_templates', id)
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 desk:grid-cols-2">
        <SelectField
          label={text.purpose}
          value={place.purpose}
          onChange={(purpose) => setPlace({ ...place, purpose })}
          options={OWN_PURPOSES.map((value) => ({ value, label: text.purposes[value] }))}
        />
        <SelectField
          label={text.settings.language}
          value={place.language}
          onChange={(language) => setPlace({ ...place, language })}
          options={LANGUAGES.map((value) => ({ value, label: text.settings.languages[value] }))}
        />
      </div>
      <Segmented
        label={text.channel}
        value={place.channel}
        onChange={(channel) => setPlace({ ...place, channel })}
        segments={CHANNELS.map((value) => ({ value, label: text.channels[value] }))}
        className="self-start"
      />
      {row !== undefined && <OfPlace key={id} {...{ id, place, row, shop, reviewUrl, mayWrite }} />}
    </div>
  )
}

const OfPlace = ({
  id,
  place,
  row,
  shop,
  reviewUrl,
  mayWrite,
}: {
  id: string
  place: Place
  row: MessageTemplate | null
  shop: Shop
  reviewUrl: string
  mayWrite: boolean
}) => {
  const text = m.send
  const mutate = useMutate()
  const { purpose, channel, language } = place
  const template = templateOf(row, purpose, channel, language)
  const [draft, setDraft] = useState<string | null>(null)
  const body = draft ?? template.body
  const filled = fillTemplate(body, purpose, sampleValues(shop, reviewUrl)).text
  const written = { channel, body: filled, diacritics: template.diacritics }
  const unknown = unknownFields(body, purpose)
  const save = (data: { subject?: string; body?: string; diacritics?: number }): Promise<void> =>
    mutate(text.labels.template, [
      row
        ? { op: 'patch', collection: 'message_templates', id, data }
        : {
            op: 'insert',
            collection: 'message_templates',
            id,
            data: { ...place, subject: template.subject, body: template.body, ...data },
          },
    ])
  const restore = () =>
    reportError(
      mutate(text.labels.template, [{ op: 'delete', collection: 'message_templates', id }]).then(() => {
        setDraft(null)
        toast(text.settings.restored)
      }),
    )
  return (
    <div className="grid items-start gap-5 wide:grid-cols-2">
      <div className="flex flex-col gap-3">
        {channel === 'email' && (
          <InPlaceField
            label={text.subject}
            keptAs={`message_templates/${id}/subject`}
            value={template.subject}
            maxLength={200}
            readOnly={!mayWrite}
            onSave={(subject) => save({ subject })}
          />
        )}
        <InPlaceField
          label={text.body}
          keptAs={`message_templates/${id}/body`}
          value={template.body}
          multiline
          readOnly={!mayWrite}
          onDraft={setDraft}
          hint={text.fieldsHint(braced(FIELDS_OF[purpose]))}
          onSave={(next) => save({ body: next }).then(() => setDraft(null))}
        />
        {unknown.length > 0 && <Warning>{text.settings.unknownFields(braced(unknown))}</Warning>}
        {channel === 'sms' && (
          <SwitchRow
            label={text.diacritics}
            checked={template.diacritics === 1}
            disabled={!mayWrite}
            onChange={(on) => reportError(save({ diacritics: on ? 1 : 0 }))}
          >
            {text.diacriticsHint}
          </SwitchRow>
        )}
        <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2 pointer-coarse:min-h-11">
          {row ? text.settings.yours : text.settings.ours}
          {row && mayWrite && (
            <Button size="s" variant="quiet" onClick={restore}>
              {text.settings.restore}
            </Button>
          )}
        </div>
      </div>
      <div className="flex flex-col gap-3">
        <Bubble
          from={shop.nume}
          label={text.settings.sample}
          title={
            channel === 'email'
              ? fillTemplate(template.subject, purpose, sampleValues(shop, reviewUrl)).text
              : ''
          }
        >
          {textAsSent(written, LINKS)}
        </Bubble>
        {channel === 'sms' && <SmsCount cost={costOf(written, LINKS)} />}
      </div>
    </div>
  )
}
