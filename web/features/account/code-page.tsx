import { useState, useSyncExternalStore } from 'react'
import * as v from 'valibot'
import { CODE_LENGTH, codeSchema } from '#domain/team/codes.ts'
import { useAccount } from '#web/data/hooks.ts'
import { type PendingSignUp, pendingSignUp } from '#web/data/pending-sign-up.ts'
import { isRefusedFor } from '#web/data/refused.ts'
import { resend, verify } from '#web/data/sign-up.ts'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'
import { useForm } from '#web/forms/use-form.ts'
import { m } from '#web/i18n/messages.ts'
import { Navigate } from '#web/routing/link.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { AccountForm, FormLink } from './account-form.tsx'
import { Arrival } from './arrival.tsx'
import { CodeField } from './code-field.tsx'
import { explain } from './explain.ts'
import { Resend } from './resend.tsx'
import { forgetValues } from './sign-up-values.ts'

const FORM = { code_wrong: 'code', code_expired: 'code' } as const

const Form = ({ pending }: { pending: PendingSignUp }) => {
  const text = m.account.verify
  const [problem, setProblem] = useState<string | null>(null)
  const [isExpired, setExpired] = useState(false)
  const { values, set, fields, ...state } = useForm({
    explain: explain(FORM),
    initial: { code: '' },
    schema: v.object({ code: codeSchema }),
    send: async ({ code }) => {
      setProblem(null)
      await verify(pending, code).catch((error: unknown) => {
        setExpired(isRefusedFor(error, 'code_expired'))
        throw error
      })
      forgetValues()
    },
  })
  const again = async () => {
    try {
      await resend(pending)
      setProblem(null)
      set('code')('')
      toast(m.account.code.resent)
    } catch (error) {
      setExpired(isRefusedFor(error, 'code_expired'))
      setProblem(sentenceOfError(error))
    }
  }
  return (
    <Page className="max-w-xl">
      <PageHeader
        title={text.title}
        under={<span className="wrap-anywhere">{text.under(pending.email)}</span>}
      />
      <AccountForm
        title={text.title}
        state={{ ...state, sentence: state.sentence ?? problem }}
        submit={text.submit}
        other={null}
        after={
          <>
            {isExpired ? (
              <ButtonLink to="/cont/inregistrare" wide>
                {text.again}
              </ButtonLink>
            ) : (
              <Resend askedAt={pending.askedAt} onResend={again} />
            )}
            <p className="text-sm text-ink-2">
              {text.known} <FormLink to="/cont/inregistrare">{text.wrong}</FormLink>
            </p>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-rule pt-5">
              <ButtonLink to="/">{text.toWork}</ButtonLink>
              <p className="min-w-0 grow basis-56 text-sm text-ink-2">{text.meanwhile}</p>
            </div>
          </>
        }
      >
        <CodeField
          value={values.code}
          onChange={(code) => {
            set('code')(code)
            // A pasted or filled-in code needs no press.
            if (code.length === CODE_LENGTH && values.code.length < CODE_LENGTH) queueMicrotask(state.submit)
          }}
          error={fields.code}
          autoFocus
        />
      </AccountForm>
    </Page>
  )
}

/** `/cont/cod`: the code of the sign-up's mail opens the shop, and brings along what was made on this device. */
export const Component = () => {
  const me = useAccount()
  const pending = useSyncExternalStore(pendingSignUp.subscribe, pendingSignUp.get)
  if (me) return <Arrival />
  return pending ? <Form pending={pending} /> : <Navigate to="/cont/inregistrare" replace />
}
