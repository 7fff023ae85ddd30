import AtSign from 'lucide-react/icons/at-sign'
import { useState } from 'react'
import * as v from 'valibot'
import * as api from '#domain/api/account.ts'
import type { Me } from '#domain/team/account.ts'
import { codeSchema } from '#domain/team/codes.ts'
import { emailSchema } from '#domain/team/log-in.ts'
import { dataOf, renewRights } from '#web/data/account.ts'
import { call } from '#web/data/call.ts'
import { Form } from '#web/forms/form.tsx'
import { useForm } from '#web/forms/use-form.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { EmailField } from '../account-form.tsx'
import { CodeField } from '../code-field.tsx'
import { explain } from '../explain.ts'
import { FormAlert } from '../form-notices.tsx'
import { Part } from './part.tsx'

type Asked = { email: string; ticket: string }

const Ask = ({ onAsked }: { onAsked: (asked: Asked) => void }) => {
  const text = m.security.email
  const { values, set, fields, sentence, form, submit, busy } = useForm({
    explain: explain(),
    initial: { email: '' },
    schema: v.object({ email: emailSchema }),
    send: async ({ email }) => {
      const { ticket } = await call(api.changeEmail, { body: { email } })
      onAsked({ email: email.trim().toLowerCase(), ticket })
    },
  })
  return (
    <Form ref={form} onSubmit={submit} className="flex flex-col gap-4 pt-1">
      <EmailField
        label={text.next}
        autoComplete="email"
        value={values.email}
        onChange={set('email')}
        error={fields.email}
      />
      <FormAlert sentence={sentence} />
      <Button variant="primary" size="l" wide type="submit" busy={busy}>
        {text.ask}
      </Button>
    </Form>
  )
}

type ConfirmProps = { me: Me; asked: Asked; onOther: () => void; onDone: () => void }

const Confirm = ({ me, asked, onOther, onDone }: ConfirmProps) => {
  const text = m.security.email
  const { values, set, fields, sentence, form, submit, busy } = useForm({
    explain: explain(),
    initial: { oldCode: '', newCode: '' },
    schema: v.object({ oldCode: codeSchema, newCode: codeSchema }),
    send: async (codes) => {
      await call(api.confirmEmail, { body: { ticket: asked.ticket, ...codes } })
      // The address is part of what the device keeps of the account.
      await renewRights(dataOf(me)).catch(() => undefined)
      toast(text.saved(asked.email))
      onDone()
    },
  })
  return (
    <Form ref={form} onSubmit={submit} className="flex flex-col gap-4 pt-1">
      <CodeField
        label={text.codeFrom(me.user.email)}
        name="oldCode"
        value={values.oldCode}
        onChange={set('oldCode')}
        error={fields.oldCode}
        autoFocus
      />
      <CodeField
        label={text.codeFrom(asked.email)}
        name="newCode"
        value={values.newCode}
        onChange={set('newCode')}
        error={fields.newCode}
      />
      <FormAlert sentence={sentence} />
      <Button variant="primary" size="l" wide type="submit" busy={busy}>
        {text.save}
      </Button>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button size="s" variant="quiet" className="-ml-2.5" onClick={onOther}>
          {text.other}
        </Button>
      </div>
      <p className="text-sm text-ink-2">{text.noOld}</p>
    </Form>
  )
}

/** The address with which the person logs in; another one is confirmed from both sides. */
export const EmailPart = ({ me }: { me: Me }) => {
  const text = m.security.email
  const [isOpen, setOpen] = useState(false)
  // It stays while the sheet is closed: the codes are in a mail.
  const [asked, setAsked] = useState<Asked | null>(null)
  return (
    <Part id="email" title={text.title}>
      <p className="mb-3 font-medium wrap-anywhere">{me.user.email}</p>
      <Button icon={<AtSign aria-hidden />} onClick={() => setOpen(true)}>
        {text.change}
      </Button>
      <Sheet
        open={isOpen}
        onOpenChange={setOpen}
        title={text.change}
        description={text.text}
        desktop="center"
      >
        {asked ? (
          <Confirm
            me={me}
            asked={asked}
            onOther={() => setAsked(null)}
            onDone={() => {
              setOpen(false)
              setAsked(null)
            }}
          />
        ) : (
          <Ask onAsked={setAsked} />
        )}
      </Sheet>
    </Part>
  )
}
