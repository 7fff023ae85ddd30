import type { ReactNode } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { type Option, SelectField } from '#web/ui/select-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'

/** The filters that do not fit above the list. The list follows each change at once. */
export const FiltersSheet = ({
  open,
  onOpenChange,
  onClear,
  done,
  children,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  onClear: () => void
  /** The text of the button that closes it: what the person will see then. */
  done: string
  children: ReactNode
}) => {
  const t = m.listing.filters
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t.title}
      footer={
        <>
          <Button onClick={onClear}>{t.clear}</Button>
          <Button variant="primary" onClick={() => onOpenChange(false)}>
            {done}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pt-1">{children}</div>
    </Sheet>
  )
}

const ANY = '-'

/** Chooses one of a few rows, or any. */
export const FilterChoice = ({
  label,
  value,
  onChange,
  options,
}: {
  label: string
  value: string | null
  onChange: (value: string | null) => void
  options: readonly Option<string>[]
}) => (
  <SelectField
    label={label}
    value={value ?? ANY}
    onChange={(next) => onChange(next === ANY ? null : next)}
    options={[{ value: ANY, label: m.listing.filters.any }, ...options]}
  />
)
