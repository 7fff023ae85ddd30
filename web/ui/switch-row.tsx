import { type ReactNode, useId } from 'react'

/** A switch with its label; the whole row is the target. */
export const SwitchRow = ({
  label,
  children,
  checked,
  onChange,
  disabled = false,
}: {
  label: string
  /** What the current state means. */
  children: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
}) => {
  const noteId = useId()
  return (
    <label className="flex min-h-14 cursor-pointer items-start justify-between gap-5 rounded-control has-disabled:cursor-default">
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        <span id={noteId} className="block text-sm text-pretty text-ink-2">
          {children}
        </span>
      </span>
      <span className="relative mt-0.5 inline-flex shrink-0">
        <input
          type="checkbox"
          role="switch"
          aria-checked={checked}
          checked={checked}
          disabled={disabled}
          aria-label={label}
          aria-describedby={noteId}
          onChange={(event) => onChange(event.target.checked)}
          className="peer h-7 w-12 cursor-pointer appearance-none rounded-full border border-control bg-groove transition-colors duration-(--quick) checked:border-accent checked:bg-accent disabled:cursor-default disabled:opacity-60"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-1 left-1 size-5 rounded-full bg-ink-3 transition-transform duration-(--quick) ease-out peer-checked:translate-x-5 peer-checked:bg-accent-ink"
        />
      </span>
    </label>
  )
}
