import type { ReactNode, RefObject } from 'react'
import { Link } from 'react-router'
import { Form } from '#web/forms/form.tsx'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { FormAlert, OfflineNotice } from './form-notices.tsx'

type AccountFormProps = {
  title: string
  /** The part of the result of `useForm` that the form needs. */
  state: {
    form: RefObject<HTMLFormElement | null>
    submit: () => void
    busy: boolean
    sentence: string | null
  }
  submit: string
  /** The link to the other form, where there is one. */
  other: { text: string; link: string; to: string } | null
  children: ReactNode
}

/** The form to log in or to register: the notices, the fields, one large button, the link to the other form. */
export const AccountForm = ({ title, state, submit, other, children }: AccountFormProps) => (
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
      {other && (
        <p className="text-ink-2">
          {other.text}{' '}
          <Link
            to={other.to}
            className="inline-block py-2.5 font-medium text-accent-text underline underline-offset-2"
          >
            {other.link}
          </Link>
        </p>
      )}
    </Form>
  </Paper>
)

type EmailFieldProps = {
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

/** The e-mail address that identifies an account. */
export const EmailField = (props: EmailFieldProps) => (
  <TextField
    {...props}
    name="email"
    type="email"
    inputMode="email"
    autoComplete="username"
    autoCapitalize="none"
    spellCheck={false}
    enterKeyHint="next"
    required
  />
)
