import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'

export type Segment<Value extends string> = { value: Value; label: string; icon?: ReactNode; count?: number }

/** A choice among a few visible options: a filter, a theme. They are radio buttons, so arrows move the choice. */
export const Segmented = <Value extends string>({
  label,
  segments,
  value,
  onChange,
  className,
}: {
  /** Read by screen readers. */
  label: string
  segments: readonly Segment<Value>[]
  value: Value
  onChange: (value: Value) => void
  className?: string
}) => {
  const name = useId()
  return (
    <fieldset
      className={cx(
        'inline-flex max-w-full min-w-0 gap-0.5 overflow-x-auto rounded-control bg-groove p-0.5 [scrollbar-width:none]',
        className,
      )}
    >
      <legend className="sr-only">{label}</legend>
      {segments.map((segment) => (
        <label
          key={segment.value}
          className={cx(
            'relative flex h-8 grow cursor-pointer items-center justify-center gap-1.5 rounded-[0.3125rem] px-3 text-sm font-medium whitespace-nowrap text-ink-2 select-none pointer-coarse:h-11',
            'transition-colors duration-(--quick) hover:text-ink has-checked:bg-thumb has-checked:text-ink has-checked:shadow-1',
            'has-focus-visible:outline-2 has-focus-visible:outline-accent [&_svg]:size-4',
          )}
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          {segment.icon}
          {segment.label}
          {segment.count !== undefined && <span className="text-ink-3 figures">{segment.count}</span>}
        </label>
      ))}
    </fieldset>
  )
}
