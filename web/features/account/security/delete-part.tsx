import Trash from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import * as v from 'valibot'
import * as api from '#domain/api/account.ts'
import { says } from '#domain/kernel/issues.ts'
import { fold } from '#domain/romania/search.ts'
import type { Me } from '#domain/team/account.ts'
import { logout } from '#web/data/account.ts'
import { call } from '#web/data/call.ts'
import { eraseData } from '#web/data/erase-data.ts'
import { usePermission, useSyncSummary } from '#web/data/hooks.ts'
import { Form } from '#web/forms/form.tsx'
import { useForm } from '#web/forms/use-form.ts'
import { m } from '#web/i18n/messages.ts'
import { SaveUnsent } from '#web/syncing/unsent-actions.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { explain } from '../explain.ts'
import { FormAlert } from '../form-notices.tsx'
import { Part } from './part.tsx'

/** What the person had on this device, of every shop. A database that another window holds stays until it is closed. */
const eraseAll = (me: Me): Promise<unknown> => {
  const ids = new Set([me.shop.id, ...me.shops.map(({ id }) => id)])
  return Promise.allSettled([...ids].map((id) => eraseData({ ...me, shop: { ...me.shop, id } })))
}

const Delete = ({ me, onClose }: { me: Me; onClose: () => void }) => {
  const text = m.security.remove
  const { pending, rejected } = useSyncSummary()
  const mayExport = usePermission('export')
  const navigate = useNavigate()
  const unsent = pending + rejected
  const { values, set, fields, sentence, form, submit, busy } = useForm({
    explain: explain(),
    initial: { word: '' },
    schema: v.object({
      word: v.pipe(
        v.string(),
        v.check((typed) => fold(typed).trim() === fold(text.word), says('required')),
      ),
    }),
    send: async () => {
      await call(api.deleteAccount, {})
      await navigate('/', { replace: true })
      await logout()
      await eraseAll(me)
      toast(text.done)
    },
  })
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={text.title}
      desktop="center"
      footer={
        <>
          <Button onClick={onClose}>{text.keep}</Button>
          <Button variant="danger" type="submit" form="delete-account" busy={busy} disabled={unsent > 0}>
            {text.open}
          </Button>
        </>
      }
    >
      <Form ref={form} id="delete-account" onSubmit={submit} className="flex flex-col gap-4 pt-1">
        <div>
          <p className="mb-1.5 font-medium">{text.whatTitle}</p>
          <ul className="flex list-disc flex-col gap-1.5 pl-5 text-ink-2 marker:text-ink-3">
            {text.what.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
        {mayExport && (
          <div>
            <ButtonLink to="/setari/export" size="s">
              {text.export}
            </ButtonLink>
          </div>
        )}
        {unsent > 0 ? (
          <div className="rounded-control bg-sunk px-3.5 py-3">
            <p className="mb-2">{text.unsent(unsent)}</p>
            <SaveUnsent />
          </div>
        ) : (
          <TextField
            label={text.type(text.word)}
            value={values.word}
            onChange={set('word')}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="done"
            error={fields.word && text.type(text.word)}
          />
        )}
        <FormAlert sentence={sentence} />
      </Form>
    </Sheet>
  )
}

/** The end of the account, for good: what it means, and a word to type. */
export const DeletePart = ({ me }: { me: Me }) => {
  const text = m.security.remove
  const [isOpen, setOpen] = useState(false)
  return (
    <Part id="stergere" title={text.title} under={text.text}>
      <Button icon={<Trash aria-hidden />} onClick={() => setOpen(true)} className="text-danger">
        {text.open}
      </Button>
      {isOpen && <Delete me={me} onClose={() => setOpen(false)} />}
    </Part>
  )
}
