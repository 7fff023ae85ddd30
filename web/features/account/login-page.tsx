import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { loginSchema } from '#domain/team/account.ts'
import { account, login } from '#web/data/account.ts'
import { wantAdoption } from '#web/data/adoption.ts'
import { useAccount, useData, useSyncSummary } from '#web/data/hooks.ts'
import { SwitchRow } from '#web/features/settings/switch-row.tsx'
import { SaveUnsent } from '#web/features/sync/unsent-actions.tsx'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Arrival } from './arrival.tsx'
import { FormAlert, OfflineNotice } from './form-notices.tsx'
import { useOwnData } from './own-data.ts'
import { PasswordField } from './password-field.tsx'
import { useAccountForm } from './use-account-form.ts'

/** The address typed on the register form, when one comes from there. */
const useGivenEmail = (): string => {
  const state: unknown = useLocation().state
  return typeof state === 'object' && state !== null && 'email' in state && typeof state.email === 'string'
    ? state.email
    : ''
}

/** What the person whose session is over has not sent yet: named, kept, and his to take along. */
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
  const given = useGivenEmail()
  const own = useOwnData()
  const hasOwnData = me === null && own !== undefined && own.orders + own.vehicles > 0
  const [brings, setBrings] = useState(false)
  const { values, set, submit, busy, form, fields, sentence } = useAccountForm({
    initial: { email: me?.user.email ?? given, password: '' },
    schema: loginSchema,
    send: async (credentials) => {
      await login(credentials)
      const who = account.get()
      if (brings && who) wantAdoption(who.user.id)
      // The same person's data stays open: its sync waits for exactly this.
      syncNow()
    },
  })
  return (
    <Page className="max-w-xl">
      <PageHeader title={text.title} under={me ? text.again(me.user.name) : text.under} />
      <Paper ruled>
        <form
          ref={form}
          noValidate
          onSubmit={submit}
          aria-label={text.title}
          className="flex flex-col gap-5 px-4 pt-4 pb-6 desk:px-8 desk:pb-8"
        >
          <OfflineNotice said={sentence !== null} />
          {me && <UnsentOf name={me.user.name} />}
          <TextField
            label={text.email}
            name="email"
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="next"
            required
            value={values.email}
            onChange={set('email')}
            error={fields.email}
          />
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
          {hasOwnData && (
            <SwitchRow label={text.bring} checked={brings} onChange={setBrings}>
              {text.bringNote(own.orders, own.vehicles)}
            </SwitchRow>
          )}
          <FormAlert sentence={sentence} />
          <Button type="submit" variant="primary" size="l" wide busy={busy}>
            {text.submit}
          </Button>
          {me === null && (
            <p className="text-ink-2">
              {text.other}{' '}
              <Link
                to="/cont/inregistrare"
                className="inline-block py-1 font-medium text-accent-text underline underline-offset-2"
              >
                {text.otherLink}
              </Link>
            </p>
          )}
        </form>
      </Paper>
    </Page>
  )
}

/** `/cont/conectare`: also where a person whose session is over logs in again. */
export const Component = () => {
  const me = useAccount()
  const { problem, phase, lastSyncAt } = useSyncSummary()
  if (me === null || problem === 'login') return <Form />
  // Whether the session still holds is known when the first round has ended.
  const isAsking = lastSyncAt === null && (phase === 'starting' || phase === 'syncing')
  return isAsking ? null : <Arrival />
}
