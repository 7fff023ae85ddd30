import Check from 'lucide-react/icons/check'
import { useState } from 'react'
import * as v from 'valibot'
import { cleanLetters, lengthOf } from '#domain/kernel/text.ts'
import { PRIVACY_VERSION, TERMS_VERSION } from '#domain/legal/versions.ts'
import { isValidCui } from '#domain/romania/cui.ts'
import { codeSchema } from '#domain/team/codes.ts'
import { PASSWORD_LENGTH } from '#domain/team/log-in.ts'
import { type RegisterBody, registerSchema } from '#domain/team/sign-up.ts'
import { useAccount } from '#web/data/hooks.ts'
import {
  forgetSignUp,
  type PendingSignUp,
  pendingSignUp,
  register,
  resendCode,
  verify,
} from '#web/data/log-in.ts'
import { useOwnData } from '#web/data/workshop/own-data.ts'
import { useForm } from '#web/forms/use-form.ts'
import { language } from '#web/i18n/language.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Letterhead } from '#web/ui/letterhead.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { AccountForm, EmailField } from './account-form.tsx'
import { Arrival } from './arrival.tsx'
import { explain } from './explain.ts'
import { PasswordField } from './password-field.tsx'

const Good = ({ children }: { children: string }) => (
  <span className="inline-flex items-center gap-1 text-good">
    <Check className="size-3.5" aria-hidden />
    {children}
  </span>
)

/** Shows while the person types whether the check digit is right; the server checks it again. */
const cuiHint = (cui: string) => {
  const text = m.account.register
  if (isValidCui(cui)) return <Good>{text.cuiGood}</Good>
  return cui.replace(/\D/g, '').length >= 6 ? (
    <span className="text-danger">{text.cuiBad}</span>
  ) : (
    text.cuiHint
  )
}

const passwordHint = (password: string) => {
  const text = m.account.register
  // Counted as the server counts: after NFC.
  const left = PASSWORD_LENGTH.min - lengthOf(cleanLetters(password))
  if (password === '') return text.passwordRule(PASSWORD_LENGTH.min)
  return left > 0 ? text.passwordShort(left) : <Good>{text.passwordGood}</Good>
}

const Gains = () => {
  const own = useOwnData()
  const text = m.account.register
  const keeps =
    own && own.orders + own.vehicles > 0 ? text.keeps(own.orders, own.vehicles) : text.keepsNothing
  return (
    <section aria-labelledby="gains">
      <h2 id="gains" className="mb-1 engraved text-ink-3">
        {text.gainsTitle}
      </h2>
      <ul>
        {text.gains.map((gain) => (
          <li key={gain.title} className="flex gap-3 border-b border-rule py-3">
            <Check className="mt-0.5 size-4.5 shrink-0 text-good" strokeWidth={2.4} aria-hidden />
            <div>
              <p className="font-medium">{gain.title}</p>
              <p className="text-sm text-ink-2">{gain.text}</p>
            </div>
          </li>
        ))}
        <li className="flex gap-3 border-b border-rule py-3">
          <Check className="mt-0.5 size-4.5 shrink-0 text-good" strokeWidth={2.4} aria-hidden />
          <p className="font-medium">{keeps}</p>
        </li>
      </ul>
      <p className="mt-3 text-sm text-ink-3">{text.after}</p>
    </section>
  )
}

/** What the form's values become: the code is required where the firm is registered, the documents are today's. */
const bodyOf = (values: Values, registered: boolean): RegisterBody => ({
  ...values,
  cui: registered ? values.cui : '',
  registered,
  termsVersion: TERMS_VERSION,
  privacyVersion: PRIVACY_VERSION,
  language,
})

const EMPTY = { company: '', cui: '', name: '', email: '', password: '' }
type Values = typeof EMPTY

const Form = ({ onAsked }: { onAsked: () => void }) => {
  const text = m.account.register
  const [registered, setRegistered] = useState(true)
  const { values, set, fields, ...state } = useForm({
    explain,
    initial: EMPTY,
    schema: v.pipe(
      v.custom<Values>(() => true),
      v.transform((typed) => bodyOf(typed, registered)),
      registerSchema,
    ),
    send: async (typed) => {
      await register(bodyOf(typed, registered))
      onAsked()
    },
  })
  return (
    <Page wide className="max-w-6xl">
      <PageHeader title={text.title} under={text.under} />
      <div className="grid items-start gap-x-12 gap-y-10 wide:grid-cols-[minmax(0,30rem)_minmax(0,1fr)]">
        <AccountForm
          title={text.title}
          state={state}
          submit={text.submit}
          other={{ text: text.other, link: text.otherLink, to: '/cont/conectare' }}
        >
          <TextField
            label={text.company}
            hint={text.companyHint}
            name="company"
            autoComplete="organization"
            autoCapitalize="words"
            enterKeyHint="next"
            required
            value={values.company}
            onChange={set('company')}
            error={fields.company}
          />
          {registered && (
            <TextField
              label={text.cui}
              hint={cuiHint(values.cui)}
              name="cui"
              inputMode="text"
              enterKeyHint="next"
              uppercase
              code
              value={values.cui}
              onChange={set('cui')}
              error={fields.cui}
            />
          )}
          <SwitchRow
            label={text.unregistered}
            checked={!registered}
            onChange={(isOff) => setRegistered(!isOff)}
          >
            {text.unregisteredNote}
          </SwitchRow>
          <TextField
            label={text.name}
            name="name"
            autoComplete="name"
            autoCapitalize="words"
            enterKeyHint="next"
            required
            value={values.name}
            onChange={set('name')}
            error={fields.name}
          />
          <EmailField
            label={text.email}
            hint={text.emailHint}
            value={values.email}
            onChange={set('email')}
            error={fields.email}
          />
          <PasswordField
            label={text.password}
            hint={passwordHint(values.password)}
            name="password"
            autoComplete="new-password"
            enterKeyHint="done"
            required
            value={values.password}
            onChange={set('password')}
            error={fields.password}
          />
        </AccountForm>
        <div className="flex flex-col gap-8">
          <Letterhead
            caption={text.preview}
            placeholder={text.previewName}
            className="hidden wide:block"
            shop={{
              nume: values.company,
              cui: values.cui,
              email: values.email,
              reg_com: '',
              adresa: '',
              telefon: '',
              iban: '',
              banca: '',
              // As `foundShop` creates it; a shop without TVA changes this in the settings.
              platitor_tva: 1,
            }}
          />
          <Gains />
        </div>
      </div>
    </Page>
  )
}

const CODE = v.object({ code: codeSchema })

/** The code of the mail, typed on the device that asked for it. */
const CodeForm = ({ pending, onAnew }: { pending: PendingSignUp; onAnew: () => void }) => {
  const text = m.account.code
  const { values, set, fields, ...state } = useForm({
    explain,
    initial: { code: '' },
    schema: CODE,
    send: ({ code }) => verify(pending.ticket, code),
  })
  return (
    <Page className="max-w-xl">
      <PageHeader title={text.title} under={text.under(pending.email)} />
      <AccountForm title={text.title} state={state} submit={text.submit} other={null}>
        <TextField
          label={text.code}
          hint={text.hint}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          enterKeyHint="done"
          code
          required
          value={values.code}
          onChange={set('code')}
          error={fields.code}
        />
        <div className="flex flex-wrap gap-3">
          <Button onClick={() => resendCode(pending.ticket)}>{text.again}</Button>
          <Button onClick={onAnew}>{text.anew}</Button>
        </div>
      </AccountForm>
    </Page>
  )
}

const SignUp = () => {
  const [pending, setPending] = useState(pendingSignUp)
  if (!pending) return <Form onAsked={() => setPending(pendingSignUp())} />
  const anew = () => {
    forgetSignUp()
    setPending(null)
  }
  return <CodeForm pending={pending} onAnew={anew} />
}

/** `/cont/inregistrare`: a shop gets an account; then the first sync, then the dashboard. */
export const Component = () => (useAccount() === null ? <SignUp /> : <Arrival />)
