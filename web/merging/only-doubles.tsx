/** Asks a list for its duplicates alone; nothing where it has none. */
export const OnlyDoubles = ({
  label,
  count,
  value,
  onChange,
}: {
  label: (count: number) => string
  /** How many rows seem to be there twice. */
  count: number
  value: 'dubluri' | null
  onChange: (only: 'dubluri' | null) => void
}) =>
  (count > 0 || value !== null) && (
    <label className="flex min-h-10 items-center gap-2 text-sm font-medium text-draft pointer-coarse:min-h-11">
      <input
        type="checkbox"
        checked={value !== null}
        onChange={(event) => onChange(event.target.checked ? 'dubluri' : null)}
        className="size-4.5 accent-accent"
      />
      {label(count)}
    </label>
  )
