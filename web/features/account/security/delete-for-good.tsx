import Trash from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import * as v from 'valibot'
import { says } from '#domain/kernel/issues.ts'
import { fold } from '#domain/romania/search.ts'
import { usePermission, useSyncSummary } from '#web/data/hooks.ts'
import { Form } from '#web/forms/form.tsx'
import { useForm } from '#web/forms/use-form.ts'
import { m } from '#web/i18n/messages.ts'
import { SaveUnsent } from '#web/syncing/unsent-actions.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { explain } from '../explain.ts'
import { FormAlert } from '../form-notices.tsx'
import { Part } from './part.tsx'

/** What is deleted for good: what that means, and a word to type. */
type DeleteForGood = {
  id: string
  title: string
  /** Under the title of the part. */
  under: string
  /** What the buttons say that delete and that do not. */
  open: string
  keep: string
  /** What happens, line by line. */
  what: readonly string[]
  /** Said of acts that the server does not have yet: then nothing is deleted. */
  unsent: (acts: number) => string
  word: string
  type: string
  send: () => Promise<void>
}

const DeleteForGoodSheet = ({
  id,
  title,
  open,
  keep,
  what,
  unsent,
  word,
  type,
  send,
  onClose,
}: DeleteForGood & { onClose: () => void }) => {
  const { pending, rejected } = useSyncSummary()
  const mayExport = usePermission('export')
  const acts = pending + rejected
  const { values, set, fields, sentence, form, submit, busy } = useForm({
    explain: explain(),
    initial: { word: '' },
    schema: v.object({
      word: v.pipe(
        v.string(),
        v.check((typed) => fold(typed).trim() === fold(word).trim(), says('required')),
      ),
    }),
    send,
  })
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      desktop="center"
      footer={
        <>
          <Button onClick={onClose}>{keep}</Button>
          <Button variant="danger" type="submit" form={id} busy={busy} disabled={acts > 0}>
            {open}
          </Button>
        </>
      }
    >
      <Form ref={form} id={id} onSubmit={submit} className="flex flex-col gap-4 pt-1">
        <div>
          <p className="mb-1.5 font-medium">{m.security.remove.whatTitle}</p>
          <ul className="flex list-disc flex-col gap-1.5 pl-5 text-ink-2 marker:text-ink-3">
            {what.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
        {mayExport && (
          <div>
            <ButtonLink to="/setari/export" size="s">
              {m.security.remove.export}
            </ButtonLink>
          </div>
        )}
        {acts > 0 ? (
          <div className="rounded-control bg-sunk px-3.5 py-3">
            <p className="mb-2">{unsent(acts)}</p>
            <SaveUnsent />
          </div>
        ) : (
          <TextField
            label={type}
            value={values.word}
            onChange={set('word')}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="done"
            error={fields.word && type}
          />
        )}
        <FormAlert sentence={sentence} />
      </Form>
    </Sheet>
  )
}

/** A part of the page that deletes something for good. */
export const DeleteForGoodPart = (part: DeleteForGood) => {
  const [isOpen, setOpen] = useState(false)
  const { id, title, under, open } = part
  return (
    <Part id={id} title={title} under={under}>
      <Button variant="toDanger" icon={<Trash aria-hidden />} onClick={() => setOpen(true)}>
        {open}
      </Button>
      {isOpen && <DeleteForGoodSheet {...part} onClose={() => setOpen(false)} />}
    </Part>
  )
}
