import { TERMS_VERSION } from '#domain/legal/versions.ts'
import { useAccount } from '#web/data/hooks.ts'
import { findForSignUp, register } from '#web/data/sign-up.ts'
import { CompanyLookup } from '#web/forms/company-lookup.tsx'
import { useForm } from '#web/forms/use-form.ts'
import { m } from '#web/i18n/messages.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { TextField } from '#web/ui/field.tsx'
import { Letterhead } from '#web/ui/letterhead.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { AcceptRow } from './accept-row.tsx'
import { AccountForm, EmailField } from './account-form.tsx'
import { Arrival } from './arrival.tsx'
import { explain } from './explain.ts'
import { FirmFields } from './firm-fields.tsx'
import { Gains } from './gains.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { bodyOf, keepValue, keptValues, type SignUpValues, signUpSchema } from './sign-up-values.ts'

const Form = () => {
  const text = m.account.register
  const navigate = useNavigate()
  const { values, set, fields, ...state } = useForm({
    explain: explain(),
    initial: keptValues(),
    schema: signUpSchema,
    send: async (typed) => {
      await register(bodyOf(typed))
      await navigate('/cont/cod')
    },
  })
  const type = (field: keyof SignUpValues) => (value: string) => {
    keepValue(field, value)
    set(field)(value)
  }
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
          <FirmFields
            company={values.company}
            cui={values.cui}
            isRegistered={values.registered !== 'no'}
            errors={fields}
            onCompany={type('company')}
            onCui={type('cui')}
            onRegistered={(isRegistered) => type('registered')(isRegistered ? '' : 'no')}
            lookup={
              <CompanyLookup
                cui={values.cui}
                onFound={async ({ name }) => type('company')(name)}
                find={findForSignUp}
              />
            }
          />
          <TextField
            label={text.name}
            name="name"
            autoComplete="name"
            autoCapitalize="words"
            enterKeyHint="next"
            required
            value={values.name}
            onChange={type('name')}
            error={fields.name}
          />
          <EmailField
            label={text.email}
            hint={text.emailHint}
            value={values.email}
            onChange={type('email')}
            error={fields.email}
          />
          <NewPasswordField
            label={text.password}
            value={values.password}
            onChange={type('password')}
            error={fields.password}
          />
          <AcceptRow
            checked={values.termsVersion === TERMS_VERSION}
            onChange={(isAccepted) => type('termsVersion')(isAccepted ? TERMS_VERSION : '')}
            error={fields.termsVersion !== undefined}
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

/** `/cont/inregistrare`: a shop asks for an account; the code of its mail comes next. */
export const Component = () => (useAccount() === null ? <Form /> : <Arrival />)
