import { useMemo } from 'react'
import { COUNTRIES } from '#domain/romania/countries.ts'
import { formatCountry } from '#web/i18n/format.ts'
import { language } from '#web/i18n/language.ts'
import { m } from '#web/i18n/messages.ts'
import { ComboboxField } from '#web/ui/combobox-field.tsx'

type Country = { code: string; name: string }

/** Romania first, where nearly every client is; the others by name. */
const countries = (): Country[] =>
  Object.keys(COUNTRIES)
    .map((code) => ({ code, name: formatCountry(code) }))
    .sort((a, b) =>
      a.code === 'RO' || b.code === 'RO'
        ? a.code === 'RO'
          ? -1
          : 1
        : a.name.localeCompare(b.name, language),
    )

/** The country of a client; `onChange` gets the ISO 3166-1 code. */
export const CountryField = ({
  value,
  onChange,
  disabled,
  className,
}: {
  value: string
  onChange: (code: string) => void
  disabled?: boolean
  className?: string
}) => {
  const items = useMemo(countries, [])
  const chosen = value || 'RO'
  return (
    <ComboboxField
      label={m.companies.country}
      className={className}
      items={items}
      value={items.find(({ code }) => code === chosen) ?? null}
      // Every client has a country: an emptied field becomes Romania again.
      onChange={(country) => onChange(country?.code ?? 'RO')}
      keyOf={({ code }) => code}
      labelOf={({ name }) => name}
      disabled={disabled ?? false}
    />
  )
}
