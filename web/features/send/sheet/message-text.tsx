import Copy from 'lucide-react/icons/copy'
import Pencil from 'lucide-react/icons/pencil'
import { type ReactNode, useState } from 'react'
import { FIELDS_OF, isSecretField } from '#domain/messages/template.ts'
import type { Draft } from '#web/features/send/outgoing/use-draft.ts'
import { Bubble } from '#web/features/send/preview/bubble.tsx'
import { SmsCount } from '#web/features/send/preview/sms-count.tsx'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { copyText } from '#web/ui/copy-text.ts'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { Warning } from '#web/ui/warning.tsx'

/** `{link}` and its like, as they are written in a text. */
export const braced = (fields: readonly string[]): string => fields.map((field) => `{${field}}`).join(', ')

/** The text as the client gets it; a press opens it for this one message. What has no text of its own is open at once. */
export const MessageText = ({
  draft,
  from,
  children,
}: {
  draft: Draft
  from: string
  /** What the text costs, under its size. */
  children: ReactNode
}) => {
  const text = m.send
  const [isOpen, setOpen] = useState(draft.purpose === 'general')
  const { channel, purpose, subject, body, preview, cost, unknown, empty } = draft
  const links = FIELDS_OF[purpose].filter(isSecretField)
  return (
    <div className="flex flex-col gap-3">
      {isOpen ? (
        <>
          {channel === 'email' && (
            <TextField
              label={text.subject}
              value={subject}
              onChange={(next) => draft.set({ subject: next })}
              maxLength={200}
            />
          )}
          <TextArea
            label={text.body}
            value={body}
            onChange={(next) => draft.set({ body: next })}
            rows={5}
            autoFocus
            {...(links.length > 0 && { hint: text.fieldsHint(braced(links)) })}
          />
          {channel === 'sms' && (
            <SwitchRow
              label={text.diacritics}
              checked={draft.diacritics === 1}
              onChange={(on) => draft.setDiacritics(on ? 1 : 0)}
            >
              {text.diacriticsHint}
            </SwitchRow>
          )}
        </>
      ) : (
        <Bubble from={from} label={text.preview} title={channel === 'email' ? subject : ''}>
          {preview}
        </Bubble>
      )}
      <div className="flex flex-col gap-1 empty:hidden">
        {cost && <SmsCount cost={cost} />}
        {children}
      </div>
      {unknown.length > 0 && <Warning>{text.settings.unknownFields(braced(unknown))}</Warning>}
      {empty.length > 0 && (
        <Warning>{text.emptyFields(empty.map((field) => text.fields[field]).join(', '))}</Warning>
      )}
      <div className="flex flex-wrap gap-1">
        <Button
          size="s"
          variant="quiet"
          icon={<Pencil aria-hidden />}
          onClick={() => setOpen((before) => !before)}
        >
          {isOpen ? text.edited : text.edit}
        </Button>
        {channel === 'share' && (
          <Button size="s" variant="quiet" icon={<Copy aria-hidden />} onClick={() => copyText(preview)}>
            {text.copy}
          </Button>
        )}
        {draft.isTyped && (
          <Button size="s" variant="quiet" onClick={draft.reset}>
            {text.reset}
          </Button>
        )}
      </div>
    </div>
  )
}
