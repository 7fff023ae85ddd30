import Fingerprint from 'lucide-react/icons/fingerprint-pattern'
import { useState, useSyncExternalStore } from 'react'
import * as v from 'valibot'
import * as api from '#domain/api/account.ts'
import { givenPasswordSchema } from '#domain/team/log-in.ts'
import { call } from '#web/data/call.ts'
import { useAccount } from '#web/data/hooks.ts'
import { NetworkError } from '#web/data/network-error.ts'
import { hasPasskeys, NoPasskey, proveByPasskey } from '#web/data/passkeys.ts'
import { asked } from '#web/data/reauthentication.ts'
import { isRefusedFor } from '#web/data/refused.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { PasswordField } from '#web/ui/password-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { Form } from './form.tsx'
import { sentenceOfError } from './sentence-of-error.ts'
import { type Failure, useForm } from './use-form.ts'

/** A wrong password is said at its field. */
const explain = (error: unknown): Failure | null => {
  if (error instanceof NetworkError) return { fields: {}, sentence: m.account.unreachable }
  return isRefusedFor(error, 'password_wrong')
    ? { fields: { password: sentenceOfError(error) }, sentence: null }
    : null
}

/**
 * Asks for the password, or a passkey, before something dangerous, wherever `call` was refused for it; then that call goes on by
 * itself. Closed without an answer, nothing happens.
 */
export const Reauthentication = () => {
  const answer = useSyncExternalStore(asked.subscribe, asked.get)
  const me = useAccount()
  const text = m.security.reauth
  const { values, set, fields, sentence, form, submit, busy } = useForm({
    explain,
    initial: { password: '' },
    schema: v.object({ password: givenPasswordSchema }),
    send: async ({ password }) => {
      await call(api.reauthenticate, { body: { password } })
      answer?.(true)
    },
  })
  const [problem, setProblem] = useState<string | null>(null)
  const byPasskey = async () => {
    setProblem(null)
    try {
      if (await proveByPasskey()) answer?.(true)
      else setProblem(text.nonePasskey)
    } catch (error) {
      setProblem(
        error instanceof NoPasskey ? text.noPasskey : (explain(error)?.sentence ?? sentenceOfError(error)),
      )
    }
  }
  return (
    <Sheet
      open={answer !== null}
      onOpenChange={(isOpen) => !isOpen && answer?.(false)}
      title={text.title}
      description={text.text}
      desktop="center"
      footer={
        <Button variant="primary" size="l" wide type="submit" form="reauthentication" busy={busy}>
          {text.submit}
        </Button>
      }
    >
      <Form ref={form} id="reauthentication" onSubmit={submit} className="flex flex-col gap-4 pt-1">
        {/* Password managers find the password by the address. */}
        <input type="email" autoComplete="username" value={me?.user.email ?? ''} readOnly hidden />
        <PasswordField
          label={text.password}
          name="password"
          autoComplete="current-password"
          enterKeyHint="go"
          autoFocus
          required
          value={values.password}
          onChange={set('password')}
          error={fields.password}
        />
        <p role="alert" className="text-danger empty:hidden">
          {sentence ?? problem}
        </p>
        {hasPasskeys() && (
          <div>
            <Button size="s" icon={<Fingerprint aria-hidden />} onClick={byPasskey}>
              {text.passkey}
            </Button>
          </div>
        )}
      </Form>
    </Sheet>
  )
}
