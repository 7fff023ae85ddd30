import CircleAlert from 'lucide-react/icons/circle-alert'
import { type ComponentProps, type ReactNode, useId, useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'

/** What every field takes: a label that is always visible, a hint, and the text of an error. */
export type FieldProps = {
  label: string
  hint?: ReactNode | undefined
  /** What is wrong and what to do; its presence marks the field as invalid. */
  error?: string | undefined
  optional?: boolean | undefined
  className?: string | undefined
}

type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** The style of a field's box, shared by all fields. */
export const control = (invalid: boolean): string =>
  cx(
    'w-full rounded-control border bg-raised text-ink text-input',
    'transition-[border-color,box-shadow] duration-(--quick)',
    'focus-visible:outline-none focus-within:outline-none',
    'focus-within:border-accent focus-within:shadow-[0_0_0_1px_var(--accent)]',
    // This checks the input itself: a stepper at its bound is disabled in a field that is not.
    'has-[input:disabled]:bg-sunk has-[input:disabled]:opacity-60 disabled:bg-sunk disabled:opacity-60',
    invalid ? 'border-danger shadow-[0_0_0_1px_var(--danger)]' : 'border-control hover:border-ink-3',
  )

/** Height of a one-line field. */
export const controlHeight = 'h-10 pointer-coarse:h-12'

type FrameProps = FieldProps & {
  /** `label` for inputs; `span` where the control is named by `aria-labelledby`. */
  labelAs?: 'label' | 'span'
  children: (wiring: Wiring, labelId: string) => ReactNode
}

/** Label above, control, then hint or error; connects their ids. */
export const FieldFrame = ({
  label,
  hint,
  error,
  optional,
  className,
  labelAs = 'label',
  children,
}: FrameProps) => {
  const id = useId()
  const labelId = `${id}l`
  const noteId = `${id}n`
  const words = (
    <>
      {label}
      {optional && <span className="font-normal text-ink-3"> · {m.ui.optional}</span>}
    </>
  )
  return (
    <div className={cx('flex min-w-0 flex-col gap-1.5', className)}>
      {labelAs === 'label' ? (
        <label id={labelId} htmlFor={id} className="text-sm font-medium text-ink-2">
          {words}
        </label>
      ) : (
        <span id={labelId} className="text-sm font-medium text-ink-2">
          {words}
        </span>
      )}
      {children(
        {
          id,
          'aria-describedby': error || hint ? noteId : undefined,
          'aria-invalid': error ? true : undefined,
        },
        labelId,
      )}
      {(error || hint) && (
        <p id={noteId} className={cx('flex gap-1.5 text-sm', error ? 'text-danger' : 'text-ink-3')}>
          {error && <CircleAlert className="mt-px size-4 shrink-0" aria-hidden />}
          <span>{error ?? hint}</span>
        </p>
      )}
    </div>
  )
}

type InputProps = Omit<ComponentProps<'input'>, 'className' | 'onChange' | 'value'>

export type TextFieldProps = FieldProps &
  InputProps & {
    value: string
    onChange: (value: string) => void
    /** Icon or unit inside the box. */
    start?: ReactNode
    end?: ReactNode
    /** Plates and VINs are shown in capitals as they are typed. */
    uppercase?: boolean
    /** Condensed tabular figures, for numbers and codes. */
    code?: boolean
    align?: 'start' | 'end'
  }

export const TextField = ({
  label,
  hint,
  error,
  optional,
  className,
  value,
  onChange,
  start,
  end,
  uppercase,
  code,
  align,
  ...input
}: TextFieldProps) => {
  // The text stays as typed, and is shown and reported in capitals: rewriting a field while a person types in the
  // middle moves the caret to the end.
  const [typed, setTyped] = useState('')
  const shown = uppercase && capitals(typed) === value ? typed : value
  return (
    <FieldFrame {...{ label, hint, error, optional, className }}>
      {(wiring) => (
        <span className={cx(control(Boolean(error)), controlHeight, 'flex items-center')}>
          {start && <span className="pl-3 text-ink-3 [&_svg]:size-4.5">{start}</span>}
          <input
            type="text"
            autoComplete="off"
            {...(uppercase && { autoCapitalize: 'characters', spellCheck: false })}
            {...input}
            {...wiring}
            value={shown}
            onChange={(event) => {
              const text = event.target.value
              if (uppercase) setTyped(text)
              onChange(uppercase ? capitals(text) : text)
            }}
            className={cx(
              'h-full min-w-0 grow rounded-control bg-transparent px-3 outline-none',
              uppercase && 'uppercase placeholder:normal-case',
              code && 'figures font-medium tracking-wide',
              align === 'end' && 'text-right',
            )}
          />
          {end && <span className="pr-3 text-sm text-ink-3">{end}</span>}
        </span>
      )}
    </FieldFrame>
  )
}

const capitals = (text: string): string => text.toLocaleUpperCase('ro')

type TextAreaProps = FieldProps &
  Omit<ComponentProps<'textarea'>, 'className' | 'onChange' | 'value'> & {
    value: string
    onChange: (value: string) => void
  }

/** Grows with its text. */
export const TextArea = ({
  label,
  hint,
  error,
  optional,
  className,
  value,
  onChange,
  ...rest
}: TextAreaProps) => (
  <FieldFrame {...{ label, hint, error, optional, className }}>
    {(wiring) => (
      <textarea
        rows={3}
        {...rest}
        {...wiring}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={cx(control(Boolean(error)), 'field-sizing-content min-h-20 resize-y px-3 py-2')}
      />
    )}
  </FieldFrame>
)
