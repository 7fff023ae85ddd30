import { PASSWORD_LENGTH } from '#domain/team/log-in.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { PasswordField, type PasswordFieldProps } from '#web/ui/password-field.tsx'
import { strengthOf } from './password-strength.ts'

const STEPS = ['short', 'fair', 'good', 'strong'] as const

/** The strength as a short scale, for the eyes; the words under it say the same. */
const Scale = ({ at }: { at: number }) => (
  <span aria-hidden className="mb-1.5 flex w-40 gap-1">
    {STEPS.slice(1).map((step, index) => (
      <span
        key={step}
        className={cx(
          'h-1 grow rounded-full transition-colors duration-(--calm)',
          index >= at ? 'bg-rule' : at === 1 ? 'bg-ink-3' : 'bg-good',
        )}
      />
    ))}
  </span>
)

/** Where a new password is chosen: typed once, with a look at it, and its strength by length. */
export const NewPasswordField = ({ value, ...props }: PasswordFieldProps) => {
  const text = m.account.newPassword
  const { strength, missing } = strengthOf(value)
  const said = strength === 'short' ? text.short(missing) : text[strength]
  return (
    <PasswordField
      name="password"
      autoComplete="new-password"
      enterKeyHint="done"
      required
      {...props}
      value={value}
      hint={
        <span className="block">
          <Scale at={STEPS.indexOf(strength)} />
          {value === '' ? text.rule(PASSWORD_LENGTH.min) : said}
        </span>
      }
    />
  )
}
