import { FUEL_FULL } from '#domain/workshop/orders/intake.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'

const chip =
  'relative flex h-9 cursor-pointer items-center rounded-control border border-control bg-raised px-3 text-sm font-medium select-none pointer-coarse:h-11 hover:bg-sunk has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-text has-disabled:cursor-default has-focus-visible:outline-2 has-focus-visible:outline-accent'

const ghost = 'absolute inset-0 cursor-pointer appearance-none outline-none disabled:cursor-default'

/** Marks that one press sets and another clears. */
export const Chips = <Code extends string>({
  label,
  codes,
  words,
  chosen,
  onToggle,
}: {
  label: string
  codes: readonly Code[]
  words: Readonly<Record<Code, string>>
  chosen: readonly Code[]
  onToggle: (code: Code) => void
}) => (
  <fieldset className="min-w-0">
    <legend className="mb-1.5 text-sm font-medium text-ink-2">{label}</legend>
    <div className="flex flex-wrap gap-1.5">
      {codes.map((code) => (
        <label key={code} className={chip}>
          <input
            type="checkbox"
            checked={chosen.includes(code)}
            onChange={() => onToggle(code)}
            className={ghost}
          />
          {words[code]}
        </label>
      ))}
    </div>
  </fieldset>
)

/** The tank in eighths; a second press on the same mark clears the reading. */
export const FuelGauge = ({
  eighths,
  onChange,
}: {
  eighths: number | null
  onChange: (eighths: number | null) => void
}) => (
  <fieldset className="min-w-0">
    <legend className="mb-1.5 text-sm font-medium text-ink-2">{m.orders.intake.fuel}</legend>
    <div className="flex max-w-96 items-stretch gap-0.5">
      {Array.from({ length: FUEL_FULL + 1 }, (_, value) => (
        <label
          // biome-ignore lint/suspicious/noArrayIndexKey: the marks are numbers that never move
          key={value}
          className={cx(
            'relative grid h-9 min-w-0 grow cursor-pointer place-items-center rounded-[0.25rem] border text-xs font-medium figures pointer-coarse:h-11',
            'has-focus-visible:outline-2 has-focus-visible:outline-accent',
            eighths !== null && value <= eighths
              ? 'border-accent bg-accent-soft text-accent-text'
              : 'border-control bg-raised text-ink-2 hover:bg-sunk',
          )}
        >
          <input
            type="checkbox"
            checked={eighths === value}
            aria-label={m.orders.intake.eighths(value)}
            onChange={() => onChange(eighths === value ? null : value)}
            className={ghost}
          />
          <span aria-hidden>
            {value === 0 ? 'R' : value === FUEL_FULL ? '1/1' : value % 2 === 0 ? `${value / 2}/4` : ''}
          </span>
        </label>
      ))}
    </div>
  </fieldset>
)
