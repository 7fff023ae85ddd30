import type { ComponentProps } from 'react'

type SwitchProps = Omit<ComponentProps<'input'>, 'onChange' | 'type' | 'role' | 'className'> & {
  /** What screen readers read. */
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** The switch alone, for a row that has its label elsewhere. */
export const Switch = ({ label, checked, onChange, ...input }: SwitchProps) => (
  <span className="relative inline-flex shrink-0">
    <input
      {...input}
      type="checkbox"
      role="switch"
      aria-checked={checked}
      checked={checked}
      aria-label={label}
      onChange={(event) => onChange(event.target.checked)}
      className="peer h-7 w-12 cursor-pointer appearance-none rounded-full border border-control bg-groove transition-colors duration-(--quick) checked:border-accent checked:bg-accent disabled:cursor-default disabled:opacity-60"
    />
    <span
      aria-hidden
      className="pointer-events-none absolute top-1 left-1 size-5 rounded-full bg-ink-3 transition-transform duration-(--quick) ease-out peer-checked:translate-x-5 peer-checked:bg-accent-ink"
    />
  </span>
)
