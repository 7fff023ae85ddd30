import Fingerprint from 'lucide-react/icons/fingerprint-pattern'
import Pencil from 'lucide-react/icons/pencil'
import Trash from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import * as v from 'valibot'
import * as api from '#domain/api/passkeys.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { deviceLabel } from '#domain/team/device-label.ts'
import { type Passkey, passkeyNameSchema } from '#domain/team/passkeys.ts'
import { call } from '#web/data/call.ts'
import { addPasskey, hasPasskeys, NoPasskey } from '#web/data/passkeys.ts'
import { Form } from '#web/forms/form.tsx'
import { succeeded } from '#web/forms/report-error.ts'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'
import { useForm } from '#web/forms/use-form.ts'
import { formatDayShort, formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { explain } from '../explain.ts'
import { FormAlert } from '../form-notices.tsx'
import { Failed, Part } from './part.tsx'
import { useAnswer } from './use-answer.ts'

const readPasskeys = async (): Promise<Passkey[]> => (await call(api.passkeys, {})).passkeys

type ChangeProps = { passkey: Passkey; onClose: () => void; onChanged: () => Promise<void> }

const Rename = ({ passkey, onClose, onChanged }: ChangeProps) => {
  const text = m.security.passkeys
  const { values, set, fields, sentence, form, submit, busy } = useForm({
    explain: explain(),
    initial: { name: passkey.name },
    schema: v.object({ name: passkeyNameSchema }),
    send: async ({ name }) => {
      await call(api.renamePasskey, { params: { id: passkey.id }, body: { name } })
      await onChanged()
      onClose()
    },
  })
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={text.rename}
      desktop="center"
      footer={
        <Button variant="primary" size="l" wide type="submit" form="rename-passkey" busy={busy}>
          {text.save}
        </Button>
      }
    >
      <Form ref={form} id="rename-passkey" onSubmit={submit} className="flex flex-col gap-4 pt-1">
        <TextField
          label={text.name}
          value={values.name}
          onChange={set('name')}
          error={fields.name}
          enterKeyHint="done"
          autoFocus
          required
        />
        <FormAlert sentence={sentence} />
      </Form>
    </Sheet>
  )
}

const Remove = ({ passkey, onClose, onChanged }: ChangeProps) => {
  const text = m.security.passkeys
  const remove = async () => {
    if (!(await succeeded(call(api.removePasskey, { params: { id: passkey.id } })))) return
    toast(text.removed)
    onClose()
    await onChanged()
  }
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={text.removeTitle(passkey.name)}
      desktop="center"
      footer={
        <>
          <Button onClick={onClose}>{text.keep}</Button>
          <Button variant="danger" onClick={remove}>
            {text.remove}
          </Button>
        </>
      }
    >
      <p className="text-md text-ink-2">{text.removeText}</p>
    </Sheet>
  )
}

const Entry = ({ passkey, onChanged }: Pick<ChangeProps, 'passkey' | 'onChanged'>) => {
  const text = m.security.passkeys
  const { name, createdAt, lastUsedAt } = passkey
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null)
  const close = () => setOpen(null)
  return (
    <li className="flex items-center gap-x-4 border-t border-rule py-3 first:border-t-0">
      <Fingerprint className="size-5 shrink-0 text-ink-3" aria-hidden />
      <div className="min-w-0 grow">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-sm text-ink-2">
          {text.made(formatDayShort(dayInRomania(Date.parse(createdAt))))} ·{' '}
          {lastUsedAt === null ? text.unused : text.used(formatInstant(lastUsedAt))}
        </p>
      </div>
      <div className="flex shrink-0">
        <IconButton
          label={text.renameOf(name)}
          icon={<Pencil aria-hidden />}
          onClick={() => setOpen('rename')}
        />
        <IconButton
          label={text.removeOf(name)}
          icon={<Trash aria-hidden />}
          onClick={() => setOpen('remove')}
        />
      </div>
      {open === 'rename' && <Rename passkey={passkey} onClose={close} onChanged={onChanged} />}
      {open === 'remove' && <Remove passkey={passkey} onClose={close} onChanged={onChanged} />}
    </li>
  )
}

/** The passkeys of the person: made on this device, named, removed. */
export const PasskeysPart = () => {
  const text = m.security.passkeys
  const { answer, again } = useAnswer(readPasskeys)
  const add = async () => {
    try {
      await addPasskey(deviceLabel(navigator.userAgent) || text.unnamed)
      toast(text.added)
    } catch (error) {
      toast(error instanceof NoPasskey ? text.refused : sentenceOfError(error), { kind: 'error' })
    }
    await again()
  }
  return (
    <Part id="chei" title={text.title} under={text.text}>
      {answer.kind === 'failed' && <Failed sentence={answer.sentence} onAgain={again} />}
      {answer.kind === 'read' && (
        <>
          {answer.value.length === 0 ? (
            <p className="mb-3 text-ink-2">{text.none}</p>
          ) : (
            <ul className="mb-3">
              {answer.value.map((passkey) => (
                <Entry key={passkey.id} passkey={passkey} onChanged={again} />
              ))}
            </ul>
          )}
          {hasPasskeys() ? (
            <Button icon={<Fingerprint aria-hidden />} onClick={add}>
              {text.add}
            </Button>
          ) : (
            <p className="text-sm text-ink-2">{text.unable}</p>
          )}
        </>
      )}
    </Part>
  )
}
