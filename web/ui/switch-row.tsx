import { type ReactNode, useId } from 'react'
import { Switch } from './switch.tsx'

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
  const id = useId()
  const noteId = `${id}n`
  return (
    <label
      htmlFor={id}
      className="flex min-h-14 cursor-pointer items-start justify-between gap-5 rounded-control has-disabled:cursor-default"
    >
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        <span id={noteId} className="block text-sm text-pretty text-ink-2">
          {children}
        </span>
      </span>
      <span className="mt-0.5 inline-flex">
        <Switch
          id={id}
          label={label}
          checked={checked}
          onChange={onChange}
          disabled={disabled}
          aria-describedby={noteId}
        />
      </span>
    </label>
  )
}
