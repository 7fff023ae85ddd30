import Fingerprint from 'lucide-react/icons/fingerprint-pattern'
import { useState } from 'react'
import { loginSchema } from '#domain/team/log-in.ts'
import { account, dataOf } from '#web/data/account.ts'
import { wantAdoption } from '#web/data/adoption.ts'
import { useAccount, useData, useSyncSummary } from '#web/data/hooks.ts'
import { login } from '#web/data/log-in.ts'
import { hasPasskeys, NoPasskey } from '#web/data/passkeys.ts'
import { isRefusedFor } from '#web/data/refused.ts'
import { useOwnData } from '#web/data/workshop/own-data.ts'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'
import { useForm } from '#web/forms/use-form.ts'
import { m } from '#web/i18n/messages.ts'
import { useLocation } from '#web/routing/hooks.ts'
import { SaveUnsent } from '#web/syncing/unsent-actions.tsx'
import { Button } from '#web/ui/button.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { PasswordField } from '#web/ui/password-field.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { AccountForm, EmailField, FormLink } from './account-form.tsx'
import { Arrival } from './arrival.tsx'
import { explain } from './explain.ts'
import { givenEmail } from './given-email.ts'
import { NoShop } from './no-shop.tsx'
import { usePasskeyLogIn } from './use-passkey-log-in.ts'

/** Unsent changes of the person whose session is over: it says that they are kept, and offers to save them. */
const UnsentOf = ({ name }: { name: string }) => {
  const { pending, rejected } = useSyncSummary()
  if (pending + rejected === 0) return null
  return (
    <div className="rounded-control bg-sunk px-3.5 py-3 text-ink-2">
      <p className="mb-2">{m.sync.unsent.ofOther(pending + rejected, name)}</p>
      <SaveUnsent />
    </div>
  )
}

const Form = () => {
  const text = m.account.login
  const me = useAccount()
  const { syncNow } = useData()
  const given = givenEmail(useLocation().state)
  const own = useOwnData()
  const hasOwnData = me === null && own !== undefined && own.orders + own.vehicles > 0
  const [brings, setBrings] = useState(false)
  const [isShopless, setShopless] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { values, set, fields, ...state } = useForm({
    explain: explain(),
    initial: { email: me?.user.email ?? given, password: '' },
    schema: loginSchema,
    send: async (credentials) => {
      setProblem(null)
      try {
        await login(credentials)
      } catch (error) {
        if (!isRefusedFor(error, 'without_shop')) throw error
        return setShopless(true)
      }
      entered()
    },
  })
  const entered = () => {
    const who = account.get()
    if (brings && who) wantAdoption(dataOf(who))
    // The data of the same person stays open: its sync waits for this.
    syncNow()
  }
  const passkey = usePasskeyLogIn({
    onEntered: entered,
    onFailed: (error) => {
      if (isRefusedFor(error, 'without_shop')) setShopless(true)
      else setProblem(error instanceof NoPasskey ? text.passkeyNone : sentenceOfError(error))
    },
  })
  if (isShopless) return <NoShop onOther={() => setShopless(false)} />
  return (
    <Page className="max-w-xl">
      <PageHeader title={text.title} under={me ? text.again(me.user.name) : text.under} />
      <AccountForm
        title={text.title}
        state={{ ...state, sentence: state.sentence ?? problem }}
        submit={text.submit}
        after={
          hasPasskeys() && (
            <Button wide icon={<Fingerprint aria-hidden />} onClick={passkey.choose}>
              {text.passkey}
            </Button>
          )
        }
        other={me === null ? { text: text.other, link: text.otherLink, to: '/cont/inregistrare' } : null}
      >
        {me && <UnsentOf name={me.user.name} />}
        <EmailField
          label={text.email}
          value={values.email}
          onChange={set('email')}
          error={fields.email}
          autoComplete="username webauthn"
        />
        <div>
          <PasswordField
            label={text.password}
            name="password"
            autoComplete="current-password"
            enterKeyHint="go"
            required
            value={values.password}
            onChange={set('password')}
            error={fields.password}
          />
          <p className="text-sm">
            <FormLink to="/cont/parola" state={{ email: values.email }}>
              {text.forgot}
            </FormLink>
          </p>
        </div>
        {hasOwnData && (
          <SwitchRow label={text.bring} checked={brings} onChange={setBrings}>
            {text.bringNote(own.orders, own.vehicles)}
          </SwitchRow>
        )}
      </AccountForm>
    </Page>
  )
}

/** `/cont/conectare`: also where a person whose session has ended logs in again. */
export const Component = () => {
  const me = useAccount()
  const { problem, phase, lastSyncAt } = useSyncSummary()
  if (me === null || problem === 'login') return <Form />
  // After the first round it is known whether the session is still valid.
  const isAsking = lastSyncAt === null && (phase === 'starting' || phase === 'syncing')
  return isAsking ? null : <Arrival />
}
