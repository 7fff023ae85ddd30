import { m } from '#web/i18n/messages.ts'
import { SelectField } from '#web/ui/select-field.tsx'
import type { LaneOption } from './lane-options.ts'

const ANY = '-'

type LaneFieldProps = {
  label: string
  /** What choosing none means: any that is free, or that none is needed. */
  none: string
  options: readonly LaneOption[]
  value: string | null
  onChange: (id: string | null) => void
}

/** The choice of a bay or a mechanic, the free ones first. */
export const LaneField = ({ label, none, options, value, onChange }: LaneFieldProps) => {
  const t = m.appointments.lanes
  return (
    <SelectField
      label={label}
      value={value ?? ANY}
      options={[
        { value: ANY, label: none },
        ...options.map(({ id, name, isFree }) => ({
          value: id,
          label: isFree === null ? name : isFree ? t.free(name) : t.taken(name),
        })),
      ]}
      onChange={(id) => onChange(id === ANY ? null : id)}
    />
  )
}
