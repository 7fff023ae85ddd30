import { useState } from 'react'
import * as v from 'valibot'
import { codeSchema } from '#domain/team/codes.ts'
import { emailSchema, newPasswordSchema } from '#domain/team/log-in.ts'
import {
  askForCode,
  endForgotten,
  type Forgotten,
  readForgotten,
  resendCode,
  resetPassword,
} from '#web/data/forgotten.ts'
import { useAccount, useData, useSyncSummary } from '#web/data/hooks.ts'
import { isRefusedFor } from '#web/data/refused.ts'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'
import { useForm } from '#web/forms/use-form.ts'
import { m } from '#web/i18n/messages.ts'
import { useLocation, useNavigate } from '#web/routing/hooks.ts'
import { Navigate } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { AccountForm, EmailField } from './account-form.tsx'
import { CodeField } from './code-field.tsx'
import { explain } from './explain.ts'
import { givenEmail } from './given-email.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { Resend } from './resend.tsx'

type AskProps = {
  email: string
  /** Why the person is here again. */
  reason: string | null
  onAsked: (forgotten: Forgotten) => void
}

const Ask = ({ email, reason, onAsked }: AskProps) => {
  const text = m.account.forgot
  const { values, set, fields, ...state } = useForm({
    explain: explain(),
    initial: { email },
    schema: v.object({ email: emailSchema }),
    send: async ({ email }) => onAsked(await askForCode(email)),
  })
  return (
    <AccountForm
      title={text.title}
      state={{ ...state, sentence: state.sentence ?? reason }}
      submit={text.submit}
      other={{ text: text.back, link: m.account.login.submit, to: '/cont/conectare' }}
    >
      <EmailField
        label={m.account.login.email}
        value={values.email}
        onChange={set('email')}
        error={fields.email}
      />
    </AccountForm>
  )
}

type ChooseProps = {
  forgotten: Forgotten
  /** The password typed so far, which another code does not lose. */
  password: string
  onPassword: (password: string) => void
  onAskedAgain: (forgotten: Forgotten) => void
  /** To the address again, because it was wrong or (`reason`) because the code is no longer valid. */
  onBack: (reason: string | null) => void
}

const Choose = ({ forgotten, password, onPassword, onAskedAgain, onBack }: ChooseProps) => {
  const text = m.account.forgot
  const navigate = useNavigate()
  const { syncNow } = useData()
  const [problem, setProblem] = useState<string | null>(null)
  const failed = (error: unknown) => {
    if (isRefusedFor(error, 'code_expired')) onBack(sentenceOfError(error))
    else setProblem(sentenceOfError(error))
  }
  const { values, set, fields, ...state } = useForm({
    explain: explain({ code_wrong: 'code' }),
    initial: { code: '', password },
    schema: v.object({ code: codeSchema, password: newPasswordSchema }),
    send: async ({ code, password }) => {
      setProblem(null)
      try {
        await resetPassword(forgotten, code, password)
      } catch (error) {
        if (!isRefusedFor(error, 'code_expired')) throw error
        return failed(error)
      }
      toast(text.saved)
      // The data of the same person stays open: its sync waits for this.
      syncNow()
      await navigate('/cont/conectare', { replace: true })
    },
  })
  const again = async () => {
    try {
      onAskedAgain(await resendCode(forgotten))
      setProblem(null)
      toast(m.account.code.resent)
    } catch (error) {
      failed(error)
    }
  }
  return (
    <AccountForm
      title={text.title}
      state={{ ...state, sentence: state.sentence ?? problem }}
      submit={text.save}
      other={{ text: text.back, link: m.account.login.submit, to: '/cont/conectare' }}
      after={
        <div className="flex flex-col items-start gap-1.5">
          <Resend askedAt={forgotten.askedAt} onResend={again} />
          <Button size="s" variant="quiet" className="-ml-2.5" onClick={() => onBack(null)}>
            {text.other}
          </Button>
        </div>
      }
    >
      <p className="text-ink-2 wrap-anywhere">{text.sent(forgotten.email)}</p>
      {/* Password managers store the new password under this address. */}
      <input type="email" name="email" autoComplete="username" value={forgotten.email} readOnly hidden />
      <CodeField value={values.code} onChange={set('code')} error={fields.code} autoFocus />
      <NewPasswordField
        label={text.password}
        value={values.password}
        onChange={(typed) => {
          onPassword(typed)
          set('password')(typed)
        }}
        error={fields.password}
      />
    </AccountForm>
  )
}

/** `/cont/parola`: a forgotten password, from the address to the new one. It goes on where it was after the mail. */
export const Component = () => {
  const text = m.account.forgot
  const me = useAccount()
  const { problem } = useSyncSummary()
  const given = givenEmail(useLocation().state)
  const [forgotten, setForgotten] = useState(readForgotten)
  const [password, setPassword] = useState('')
  const [email, setEmail] = useState(forgotten?.email || given || (me?.user.email ?? ''))
  const [reason, setReason] = useState<string | null>(null)
  const back = (why: string | null) => {
    endForgotten()
    setEmail(forgotten?.email ?? '')
    setReason(why)
    setForgotten(null)
  }
  // A logged-in person changes the password on the page of the account.
  if (me && problem !== 'login' && forgotten === null && given === '')
    return <Navigate to="/setari/securitate" replace />
  return (
    <Page className="max-w-xl">
      <PageHeader title={text.title} under={text.under} />
      {forgotten ? (
        <Choose
          forgotten={forgotten}
          password={password}
          onPassword={setPassword}
          onAskedAgain={setForgotten}
          onBack={back}
        />
      ) : (
        <Ask email={email} reason={reason} onAsked={setForgotten} />
      )}
    </Page>
  )
}
