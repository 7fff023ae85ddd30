import KeyRound from 'lucide-react/icons/key-round'
import { useState } from 'react'
import * as v from 'valibot'
import * as api from '#domain/api/account.ts'
import { newPasswordSchema } from '#domain/team/log-in.ts'
import { call } from '#web/data/call.ts'
import { Form } from '#web/forms/form.tsx'
import { useForm } from '#web/forms/use-form.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { explain } from '../explain.ts'
import { FormAlert } from '../form-notices.tsx'
import { NewPasswordField } from '../new-password-field.tsx'
import { Part } from './part.tsx'

const ChangePassword = ({ email, onClose }: { email: string; onClose: () => void }) => {
  const text = m.security.password
  const { values, set, fields, sentence, form, submit, busy } = useForm({
    explain: explain(),
    initial: { password: '' },
    schema: v.object({ password: newPasswordSchema }),
    send: async ({ password }) => {
      await call(api.changePassword, { body: { password } })
      toast(text.saved)
      onClose()
    },
  })
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={text.change}
      description={text.note}
      desktop="center"
      footer={
        <Button variant="primary" size="l" wide type="submit" form="change-password" busy={busy}>
          {text.save}
        </Button>
      }
    >
      <Form ref={form} id="change-password" onSubmit={submit} className="flex flex-col gap-4 pt-1">
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <NewPasswordField
          label={text.next}
          autoFocus
          value={values.password}
          onChange={set('password')}
          error={fields.password}
        />
        <FormAlert sentence={sentence} />
      </Form>
    </Sheet>
  )
}

export const PasswordPart = ({ email }: { email: string }) => {
  const text = m.security.password
  const [isOpen, setOpen] = useState(false)
  return (
    <Part id="parola" title={text.title} under={text.text}>
      <Button icon={<KeyRound aria-hidden />} onClick={() => setOpen(true)}>
        {text.change}
      </Button>
      {isOpen && <ChangePassword email={email} onClose={() => setOpen(false)} />}
    </Part>
  )
}
