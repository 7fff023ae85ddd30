import { useLayoutEffect, useRef } from 'react'
import { CODE_LENGTH } from '#domain/team/codes.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { control, FieldFrame } from '#web/ui/field.tsx'
import { mayTakeFocus } from '#web/ui/may-take-focus.ts'

/** What was typed or pasted, as the code alone: mails and phones add spaces, and people copy a word too many. */
export const codeIn = (text: string): string => text.replace(/\D/g, '').slice(0, CODE_LENGTH)

/** The field of a code from a mail: one field, so that it can be pasted, and filled in by the phone. */
export const CodeField = ({
  label = m.account.code.label,
  name = 'code',
  value,
  onChange,
  error,
  autoFocus,
}: {
  label?: string
  name?: string
  value: string
  onChange: (code: string) => void
  error: string | undefined
  autoFocus?: boolean
}) => {
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (autoFocus && mayTakeFocus()) input.current?.focus()
  }, [autoFocus])
  return (
    <FieldFrame
      label={label}
      error={error && value.length < CODE_LENGTH ? m.account.code.short(CODE_LENGTH) : error}
    >
      {(wiring) => (
        <span className={cx(control(Boolean(error)), 'flex h-14 items-center')}>
          <input
            ref={input}
            {...wiring}
            name={name}
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            enterKeyHint="done"
            spellCheck={false}
            required
            value={value}
            onChange={(event) => onChange(codeIn(event.target.value))}
            className="h-full w-full min-w-0 rounded-control bg-transparent px-3 text-2xl font-semibold tracking-[0.35em] outline-none figures"
          />
        </span>
      )}
    </FieldFrame>
  )
}
