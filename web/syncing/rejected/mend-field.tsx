import { useState } from 'react'
import { normaliseIban } from '#domain/romania/iban.ts'
import { normalisePhone } from '#domain/romania/phone.ts'
import type { Column, Kind } from '#domain/sync/columns.ts'
import { useLive } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import {
  ExchangeField,
  HoursField,
  MoneyField,
  PercentField,
  QuantityField,
  WholeField,
} from '#web/ui/amount-field.tsx'
import { ComboboxField } from '#web/ui/combobox-field.tsx'
import { cx } from '#web/ui/cx.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { TextArea, TextField, type TextFieldProps } from '#web/ui/field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { nameOf } from '#web/wording/readable.ts'
import { wordOf, writtenAs } from '#web/wording/written-as.ts'

type Value = string | number | null

type MendFieldProps = {
  column: Column
  label: string
  value: Value
  onChange: (value: Value) => void
  error?: string | undefined
  className?: string
}

/** How many rows of a catalogue are offered; other cars and orders of a large shop are corrected on their page. */
const MOST = 3_000

/** A figure stays near its label. */
const NARROW = 'desk:max-w-52'

const TEXT_KINDS: Partial<Record<Kind, Partial<TextFieldProps>>> = {
  plate: { uppercase: true, code: true },
  vin: { uppercase: true, code: true },
  iban: { uppercase: true, code: true },
  phone: { type: 'tel', inputMode: 'tel', code: true },
  email: { type: 'email', inputMode: 'email', autoCapitalize: 'none', spellCheck: false },
}

/** One value of a refused act, edited in the kind of field that the app has for it. */
export const MendField = ({ column, value, onChange, ...frame }: MendFieldProps) => {
  const amount = {
    ...frame,
    className: cx(frame.className, NARROW),
    value: typeof value === 'number' ? value : null,
    onChange,
  }
  switch (column.kind) {
    case 'money':
      return <MoneyField {...amount} />
    case 'hours':
      return <HoursField {...amount} />
    case 'quantity':
      return <QuantityField {...amount} />
    case 'km':
      return <WholeField {...amount} unit="km" />
    case 'number':
      return <WholeField {...amount} isBare />
    case 'exchange':
      return <ExchangeField {...amount} />
    case 'percent':
      return <PercentField {...amount} />
    case 'count':
      return <WholeField {...amount} />
    case 'day':
      return (
        <DayField
          {...frame}
          className={cx(frame.className, NARROW)}
          value={typeof value === 'string' ? value : null}
          onChange={(day) => (day !== null || column.nullable) && onChange(day)}
        />
      )
    case 'flag':
      return <Flag {...{ value, onChange, ...frame }} />
    case 'choice':
      return <Choice {...{ column, value, onChange, ...frame }} />
    case 'ref':
      return <Link {...{ column, value, onChange, ...frame }} />
    case 'notes':
      return <TextArea {...frame} value={String(value ?? '')} onChange={onChange} rows={2} />
    default:
      return <Text {...{ column, value, onChange, ...frame }} />
  }
}

/** Standard forms of typed text, for the kinds that have one. */
const KEPT: Partial<Record<Kind, (typed: string) => string>> = { phone: normalisePhone, iban: normaliseIban }

const Text = ({ column, value, onChange, ...frame }: MendFieldProps) => {
  const { kind } = column
  // A stored plate or phone is shown in groups; once a person types, the text stays as typed.
  const [typed, setTyped] = useState<string | null>(null)
  const stored = value === null ? '' : String(value)
  const read = stored === '' ? stored : writtenAs(column, stored)
  return (
    <TextField
      {...frame}
      {...TEXT_KINDS[kind]}
      className={cx(frame.className, TEXT_KINDS[kind]?.className)}
      value={typed ?? read}
      onChange={(text) => {
        setTyped(text)
        onChange(text === '' && column.nullable ? null : (KEPT[kind]?.(text) ?? text))
      }}
    />
  )
}

const Choice = ({ column, value, onChange, ...frame }: MendFieldProps) => (
  <SelectField
    {...frame}
    options={column.choices.map((choice) => ({ value: choice, label: wordOf(choice) ?? choice }))}
    value={value === null ? null : String(value)}
    onChange={onChange}
  />
)

const Flag = ({ value, onChange, ...frame }: Omit<MendFieldProps, 'column'>) => (
  <SelectField
    {...frame}
    options={[
      { value: '0', label: m.sync.no },
      { value: '1', label: m.sync.yes },
    ]}
    value={value === null ? null : String(value)}
    onChange={(next) => onChange(next === null ? null : Number(next))}
  />
)

const Link = ({ column, value, onChange, ...frame }: MendFieldProps) => {
  const collection = column.ref ?? ''
  const rows = useLive(
    async (db) =>
      (await db.anyRows(collection).limit(MOST).toArray())
        .map((row) => ({ id: row.id, name: nameOf(collection, row) }))
        .filter((row) => row.name !== '')
        .sort((a, b) => a.name.localeCompare(b.name, 'ro')),
    [collection],
  )
  return (
    <ComboboxField
      {...frame}
      items={rows ?? []}
      value={rows?.find(({ id }) => id === value) ?? null}
      onChange={(row) => onChange(row?.id ?? null)}
      keyOf={({ id }) => id}
      labelOf={(row) => row.name}
    />
  )
}
