import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { MAX_PRICE, MAX_QUANTITY } from '#domain/kernel/money.ts'
import { formatMoney, formatQuantity, parseMoney, parseQuantity } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'
import { control, controlHeight, FieldFrame, type FieldProps } from './field.tsx'

type AmountProps = FieldProps & {
  /** The integer (bani or thousandths), or null while the field is empty. */
  value: number | null
  /** Called at each key with a readable number, or null when the field is emptied. Never with nonsense. */
  onChange: (value: number | null) => void
  min?: number
  max?: number
  disabled?: boolean
  autoFocus?: boolean
  name?: string
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
}

type Kind = {
  parse: (text: string) => number | null
  format: (value: number) => string
  invalid: string
  max: number
  unit: ReactNode
  step?: number
}

/**
 * Typed text ↔ integer. While focused, the text is the person's own; it is written out properly when the
 * focus leaves. Text that is no number stays in sight with its error, and the last good value is kept.
 */
const AmountField = ({
  value,
  onChange,
  kind,
  min = 0,
  max = kind.max,
  label,
  hint,
  error,
  optional,
  className,
  onKeyDown,
  ...rest
}: AmountProps & { kind: Kind }) => {
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState<'text' | 'range' | null>(null)
  const text = typed ?? (value === null ? '' : kind.format(value))

  const take = (next: string) => {
    setTyped(next)
    const parsed = next.trim() === '' ? null : kind.parse(next)
    // Half-typed text is not yet wrong: it is judged when the focus leaves.
    if (parsed === null && next.trim() !== '') return
    const outside = parsed !== null && (parsed < min || parsed > max)
    setWrong(outside ? 'range' : null)
    if (!outside) onChange(parsed)
  }
  const leave = () => {
    if (typed !== null && typed.trim() !== '' && kind.parse(typed) === null) setWrong('text')
    else if (wrong === null) setTyped(null)
  }
  /** To the next multiple of the step, so that 1,1 h becomes 1,25 h and not 1,35 h. */
  const nudge = (direction: 1 | -1) => {
    const step = kind.step ?? 0
    const from = value ?? 0
    const next = direction > 0 ? Math.floor(from / step) + 1 : Math.ceil(from / step) - 1
    setTyped(null)
    setWrong(null)
    onChange(Math.min(max, Math.max(min, next * step)))
  }
  const stepButton = (direction: 1 | -1, icon: ReactNode) => (
    <button
      type="button"
      tabIndex={-1}
      disabled={rest.disabled || (direction < 0 ? (value ?? 0) <= min : (value ?? 0) >= max)}
      aria-label={`${direction < 0 ? m.ui.less : m.ui.more}: ${label}`}
      onClick={() => nudge(direction)}
      className="grid h-full w-9 shrink-0 place-items-center text-ink-2 hover:bg-hover active:bg-pressed disabled:opacity-35 pointer-coarse:w-11 [&_svg]:size-4"
    >
      {icon}
    </button>
  )

  const message =
    error ??
    { text: kind.invalid, range: m.ui.outOfRange(kind.format(min), kind.format(max)), none: undefined }[
      wrong ?? 'none'
    ]
  return (
    <FieldFrame {...{ label, hint, error: message, optional, className }}>
      {(wiring) => (
        <span className={cx(control(Boolean(message)), controlHeight, 'flex items-center overflow-hidden')}>
          {kind.step && stepButton(-1, <Minus aria-hidden />)}
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            {...rest}
            {...wiring}
            value={text}
            onChange={(event) => take(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={leave}
            onKeyDown={(event) => {
              if (kind.step && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
                event.preventDefault()
                nudge(event.key === 'ArrowUp' ? 1 : -1)
              }
              onKeyDown?.(event)
            }}
            className={cx(
              'figures h-full w-0 min-w-0 grow bg-transparent font-medium outline-none',
              kind.step ? 'px-1 text-center' : 'pr-1.5 pl-3 text-right',
            )}
          />
          {kind.unit && (
            <span className={cx('shrink-0 text-sm text-ink-3', !kind.step && 'pr-3')}>{kind.unit}</span>
          )}
          {kind.step && stepButton(1, <Plus aria-hidden />)}
        </span>
      )}
    </FieldFrame>
  )
}

/** An amount of money: `1.234,50` typed, integer bani kept. */
export const MoneyField = (props: AmountProps) => (
  <AmountField
    {...props}
    kind={{
      parse: parseMoney,
      format: formatMoney,
      invalid: m.ui.amountInvalid,
      unit: m.ui.lei,
      max: MAX_PRICE,
    }}
  />
)

/** A quantity: `1,5` typed, integer thousandths kept; `step` (thousandths) brings − and + and the arrow keys. */
export const QuantityField = ({
  unit,
  step,
  ...props
}: AmountProps & { unit?: ReactNode; step?: number }) => (
  <AmountField
    {...props}
    kind={{
      parse: parseQuantity,
      format: formatQuantity,
      invalid: m.ui.quantityInvalid,
      max: MAX_QUANTITY,
      unit,
      ...(step && { step }),
    }}
  />
)

/** Hours of work, in quarters of an hour. */
export const HoursField = (props: AmountProps) => <QuantityField unit={m.ui.hours} step={250} {...props} />
