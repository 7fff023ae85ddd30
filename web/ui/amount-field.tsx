import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { MAX_PRICE, MAX_QUANTITY } from '#domain/kernel/money.ts'
import { DECIMALS } from '#domain/kernel/number-kinds.ts'
import {
  formatExchange,
  formatInteger,
  formatMoney,
  formatQuantity,
  formatRate,
  parseDecimal,
  parseMoney,
  parseQuantity,
} from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { stepsAhead } from './ahead.ts'
import { type Problem, readAmount } from './amount.ts'
import { cx } from './cx.ts'
import { Doubt } from './doubt.tsx'
import { control, controlHeight, FieldFrame, type FieldProps } from './field.tsx'
import { useTyped } from './use-typed.ts'

/** What is being typed: a number, null for an emptied field, or text that is not a number (yet). */
export type AmountDraft = number | null | 'wrong'

type AmountProps = FieldProps & {
  /** The integer (bani or thousandths), or null while the field is empty. */
  value: number | null
  /** Called with a complete number, or null when the field was emptied. Never with a partly typed number. */
  onChange: (value: number | null) => void
  /** Called at each key, for a sum that updates on the screen; undefined once nothing is being typed. */
  onDraft?: ((draft: AmountDraft | undefined) => void) | undefined
  min?: number
  max?: number
  disabled?: boolean
  autoFocus?: boolean
  name?: string
  enterKeyHint?: 'done' | 'next'
  /** The question about a value before it is accepted, or undefined where there is no doubt. */
  doubt?: ((value: number) => string | undefined) | undefined
  /** Row and column of a field that is saved in place (`keepText`). */
  keptAs?: string
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
}

type Kind = {
  parse: (text: string) => number | null
  format: (value: number) => string
  invalid: string
  max: number
  unit: ReactNode
  step?: number
  /** No decimals: a phone then shows the numeric keyboard. */
  isWhole?: boolean
}

/** Removes a unit that people type after a number although the field shows it: `120 lei`, `185000 km`. */
const withoutUnit = (text: string, unit: ReactNode): string => {
  const typed = text.trimEnd()
  if (typeof unit !== 'string' || !typed.toLowerCase().endsWith(unit.toLowerCase())) return text
  return typed.slice(0, -unit.length)
}

/** A number in a text input, typed as people write it (`useTyped`). */
const AmountField = ({
  value,
  onChange,
  onDraft,
  kind,
  min = 0,
  max = kind.max,
  label,
  hint,
  error,
  optional,
  className,
  doubt,
  keptAs,
  onKeyDown,
  ...rest
}: AmountProps & { kind: Kind }) => {
  const [ahead] = useState(() => stepsAhead<number | null>())
  const change = (next: number | null) => {
    ahead.stepped(value, next)
    onChange(next)
  }
  const typing = useTyped<number, Problem>({
    value,
    onChange: change,
    onDraft,
    read: (text) => readAmount(withoutUnit(text, kind.unit), kind.parse, min, max),
    format: kind.format,
    // More typing only makes a number larger, so this is reported early.
    early: 'range',
    doubtOf: doubt,
    keptAs,
  })

  /** Steps to the next multiple of the step, so that 1,1 h becomes 1,25 h and not 1,35 h. */
  const nudge = (direction: 1 | -1) => {
    const step = kind.step ?? 0
    const read = typing.current()
    const isTyped = typing.isTyping() && !('problem' in read)
    const from = (isTyped ? read.value : ahead.from(value)) ?? 0
    const steps = direction > 0 ? Math.floor(from / step) + 1 : Math.ceil(from / step) - 1
    const next = Math.min(max, Math.max(min, steps * step))
    typing.takeBack()
    change(next)
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
      typing.problem ?? 'none'
    ]
  return (
    <FieldFrame
      {...{ label, error: message, optional, className }}
      hint={typing.doubt ? <Doubt question={typing.doubt} onConfirm={typing.confirm} /> : hint}
    >
      {(wiring) => (
        <span className={cx(control(Boolean(message)), controlHeight, 'flex items-center overflow-hidden')}>
          {kind.step && stepButton(-1, <Minus aria-hidden />)}
          <input
            type="text"
            inputMode={kind.isWhole ? 'numeric' : 'decimal'}
            autoComplete="off"
            {...rest}
            {...wiring}
            ref={typing.input}
            value={typing.text}
            onChange={(event) => typing.update(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={typing.commit}
            onKeyDown={(event) => {
              if (kind.step && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
                event.preventDefault()
                nudge(event.key === 'ArrowUp' ? 1 : -1)
              }
              if (typing.answers(event)) return
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

/** An amount of money: `1.234,50` typed, integer bani stored. */
export const MoneyField = ({ unit, ...props }: AmountProps & { unit?: ReactNode }) => (
  <AmountField
    {...props}
    kind={{
      parse: parseMoney,
      format: formatMoney,
      invalid: m.issues.amount_invalid,
      unit: unit ?? m.ui.lei,
      max: MAX_PRICE,
    }}
  />
)

/** A quantity: `1,5` typed, integer thousandths stored; `step` (thousandths) adds − and + and the arrow keys. */
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

/** A whole number: `185.000` kilometres. `isBare` for years and the like, which have no thousands separator. */
export const WholeField = ({
  unit,
  isBare = false,
  ...props
}: AmountProps & { unit?: ReactNode; isBare?: boolean }) => (
  <AmountField
    {...props}
    kind={{
      parse: (text) => parseDecimal(text, 0),
      format: isBare ? String : formatInteger,
      invalid: m.issues.not_whole,
      max: Number.MAX_SAFE_INTEGER,
      unit,
      isWhole: true,
    }}
  />
)

/** A percentage: `9,5` typed, integer hundredths of a percent stored. */
export const PercentField = (props: AmountProps) => (
  <AmountField
    {...props}
    kind={{
      parse: parseMoney,
      format: (hundredths) => formatRate(hundredths).slice(0, -1),
      invalid: m.issues.amount_invalid,
      unit: '%',
      max: 10_000,
    }}
  />
)

/** An exchange rate: lei for one unit, `4,9765` typed, integer ten-thousandths stored. */
export const ExchangeField = (props: AmountProps) => (
  <AmountField
    {...props}
    kind={{
      parse: (text) => parseDecimal(text, DECIMALS.exchange),
      format: formatExchange,
      invalid: m.issues.amount_invalid,
      max: Number.MAX_SAFE_INTEGER,
      unit: m.ui.lei,
    }}
  />
)

/** Hours of work, in quarters of an hour. */
export const HoursField = (props: AmountProps) => <QuantityField unit={m.ui.hours} step={250} {...props} />

/** Cells of the calendar, in minutes. */
const CELL = 15

const parseMinutes = (text: string): number | null => {
  const minutes = parseDecimal(text, 0)
  return minutes !== null && minutes % CELL === 0 ? minutes : null
}

/** A length of time in minutes, in quarters of an hour. */
export const MinutesField = (props: AmountProps) => (
  <AmountField
    {...props}
    kind={{
      parse: parseMinutes,
      format: formatInteger,
      invalid: m.ui.minutesInvalid,
      max: 1440,
      unit: m.ui.minutes,
      step: CELL,
      isWhole: true,
    }}
  />
)
