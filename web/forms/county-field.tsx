import { COUNTIES, type CountyCode, isCountyCode } from '#domain/romania/counties.ts'
import { ComboboxField } from '#web/ui/combobox-field.tsx'

const COUNTY_LIST = Object.entries(COUNTIES).map(([code, name]) => ({ code: code as CountyCode, name }))

/** A county of Romania, chosen by its name and kept as its code; '' for none. */
export const CountyField = ({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (code: string) => void
}) => (
  <ComboboxField
    label={label}
    items={COUNTY_LIST}
    value={isCountyCode(value) ? { code: value, name: COUNTIES[value] } : null}
    onChange={(county) => onChange(county?.code ?? '')}
    keyOf={({ code }) => code}
    labelOf={({ name }) => name}
  />
)
