import MailX from 'lucide-react/icons/mail-x'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { acceptInvite, joinByInvite, lookAtInvite } from '#domain/api/team.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { PRIVACY_VERSION, TERMS_VERSION } from '#domain/legal/versions.ts'
import { acceptSchema, type InviteView } from '#domain/team/accepting.ts'
import { call } from '#web/data/call.ts'
import { callOpen } from '#web/data/call-open.ts'
import { useAccount } from '#web/data/hooks.ts'
import { login } from '#web/data/log-in.ts'
import { switchShop } from '#web/data/shops.ts'
import { useForm } from '#web/forms/use-form.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { language } from '#web/i18n/language.ts'
import { m } from '#web/i18n/messages.ts'
import { useLocation, useNavigate } from '#web/routing/hooks.ts'
import { Link } from '#web/routing/link.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { AcceptRow } from './accept-row.tsx'
import { AccountForm } from './account-form.tsx'
import { explain } from './explain.ts'
import { NewPasswordField } from './new-password-field.tsx'

type Seen = InviteView | 'over' | 'unreached' | null

/** Reads what the invite of the fragment says; reading changes nothing. */
const useInvite = (token: string): [Seen, () => void] => {
  const [seen, setSeen] = useState<Seen>(null)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new try asks again
  useEffect(() => {
    let isGone = false
    callOpen(lookAtInvite, { body: { token } })
      .catch((error: unknown) =>
        error instanceof AppError && error.code === 'invite_over' ? 'over' : 'unreached',
      )
      .then((answer) => {
        if (!isGone) setSeen(answer as Seen)
      })
    return () => {
      isGone = true
    }
  }, [token, tries])
  return [seen, () => setTries((before) => before + 1)]
}

/** `/invitatie#token`: an invite into a team, for a new person or one with an account. */
export const Component = () => {
  const t = m.team.arrival
  const token = useLocation().hash.slice(1)
  const [seen, again] = useInvite(token)
  const me = useAccount()
  if (seen === null) return null
  if (seen === 'over' || seen === 'unreached')
    return (
      <Page>
        <PageHeader title={t.title} isUnseen />
        <EmptyState
          icon={<MailX />}
          title={seen === 'over' ? t.over : t.title}
          action={
            seen === 'over' ? (
              <ButtonLink to="/">{t.home}</ButtonLink>
            ) : (
              <Button onClick={again}>{t.retry}</Button>
            )
          }
        >
          {seen === 'over' ? t.overText : t.offline}
        </EmptyState>
      </Page>
    )
  return (
    <Page className="max-w-xl pb-10">
      <PageHeader title={t.title} under={t.text(seen.shop, m.settings.account.roles[seen.role])} />
      {seen.hasAccount ? (
        <Join {...{ token, invite: seen, address: me?.user.email ?? null }} />
      ) : (
        <Accept {...{ token, invite: seen }} />
      )}
    </Page>
  )
}

/** A new person: a name and a password, typed once with a look at it. */
const Accept = ({ token, invite }: { token: string; invite: InviteView }) => {
  const t = m.team.arrival
  const navigate = useNavigate()
  const [isAccepted, setAccepted] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const { values, set, fields, ...state } = useForm({
    explain: explain(),
    initial: { name: invite.name, password: '' },
    schema: v.pick(acceptSchema, ['name', 'password']),
    send: async ({ name, password }) => {
      const versions = { termsVersion: TERMS_VERSION, privacyVersion: PRIVACY_VERSION, language } as const
      await callOpen(acceptInvite, { body: { token, name, password, ...versions } })
      await login({ email: invite.email, password })
      navigate('/', { replace: true })
    },
  })
  const submit = () => {
    setAsked(true)
    if (isAccepted) state.submit()
  }
  return (
    <AccountForm title={t.title} state={{ ...state, submit }} submit={t.submit} other={null}>
      <p className="wrap-anywhere">
        {t.email}: <b>{invite.email}</b>
      </p>
      <TextField
        label={t.name}
        name="name"
        autoComplete="name"
        autoCapitalize="words"
        required
        value={values.name}
        onChange={set('name')}
        error={fields.name}
      />
      <NewPasswordField
        label={t.password}
        value={values.password}
        onChange={set('password')}
        error={fields.password}
      />
      <AcceptRow checked={isAccepted} onChange={setAccepted} error={isAsked && !isAccepted} />
    </AccountForm>
  )
}

/** A person with an account: says what happens, and joins after the log-in with that address. */
const Join = ({ token, invite, address }: { token: string; invite: InviteView; address: string | null }) => {
  const t = m.team.arrival
  const navigate = useNavigate()
  const { submit, busy, problem } = useSubmit(async () => {
    const { shopId } = await call(joinByInvite, { body: { token } })
    await switchShop(shopId)
    navigate('/', { replace: true })
  })
  const isOwn = address === invite.email
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="wrap-anywhere text-pretty">
        {address === null || isOwn ? t.hasAccount(invite.email) : t.other(invite.email)}
      </p>
      {isOwn ? (
        <Button variant="primary" size="l" busy={busy} onClick={submit}>
          {t.join}
        </Button>
      ) : (
        <Link
          to="/cont/conectare"
          state={{ email: invite.email }}
          className="inline-block py-2.5 font-medium text-accent-text underline underline-offset-2"
        >
          {t.logIn}
        </Link>
      )}
      {problem !== undefined && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
    </div>
  )
}
