import type { ReactNode, RefObject } from 'react'
import { Form } from '#web/forms/form.tsx'
import { Link } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { FormAlert, OfflineNotice } from './form-notices.tsx'

/** The part of the result of `useForm` that a form of the account needs. */
export type FormState = {
  form: RefObject<HTMLFormElement | null>
  submit: () => void
  busy: boolean
  sentence: string | null
}

type AccountFormProps = {
  title: string
  state: FormState
  submit: string
  /** The link to the other form, where there is one. */
  other: { text: string; link: string; to: string } | null
  /** What stands under the button. */
  after?: ReactNode
  children: ReactNode
}

/** A form of the account: the notices, the fields, one large button, the link to another form. */
export const AccountForm = ({ title, state, submit, other, after, children }: AccountFormProps) => (
  <Paper ruled>
    <Form
      ref={state.form}
      onSubmit={state.submit}
      aria-label={title}
      className="flex flex-col gap-5 px-4 pt-4 pb-6 desk:px-8 desk:pb-8"
    >
      <OfflineNotice said={state.sentence !== null} />
      {children}
      <FormAlert sentence={state.sentence} />
      <Button type="submit" variant="primary" size="l" wide busy={state.busy}>
        {submit}
      </Button>
      {after}
      {other && (
        <p className="text-ink-2">
          {other.text} <FormLink to={other.to}>{other.link}</FormLink>
        </p>
      )}
    </Form>
  </Paper>
)

/** A link in the text of a form. */
export const FormLink = ({ to, state, children }: { to: string; state?: unknown; children: ReactNode }) => (
  <Link
    to={to}
    state={state}
    className="inline-block py-3 font-medium text-accent-text underline underline-offset-2"
  >
    {children}
  </Link>
)

type EmailFieldProps = {
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
  error: string | undefined
  /** `webauthn`: the browser offers passkeys here too. */
  autoComplete?: 'username' | 'username webauthn' | 'email'
}

/** The e-mail address that identifies an account. */
export const EmailField = ({ autoComplete = 'username', ...props }: EmailFieldProps) => (
  <TextField
    {...props}
    name="email"
    type="email"
    inputMode="email"
    autoComplete={autoComplete}
    autoCapitalize="none"
    spellCheck={false}
    enterKeyHint="next"
    required
  />
)
