import Phone from 'lucide-react/icons/phone'
import { useState } from 'react'
import { formatKilometres } from '#web/i18n/format.ts'
import { gallery as g } from '#web/i18n/ro/gallery.ts'
import { HoursField, MoneyField, QuantityField } from '#web/ui/amount-field.tsx'
import { ComboboxField } from '#web/ui/combobox-field.tsx'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { SuggestField } from '#web/ui/suggest-field.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { CARS, NORMS } from './samples.ts'
import { Specimen } from './specimen.tsx'

const Texts = () => {
  const [name, setName] = useState(g.sample.clientName)
  const [phone, setPhone] = useState('')
  const [plate, setPlate] = useState('B 123 ABC')
  const [vin, setVin] = useState('UU1HSDAC6N12')
  const [notes, setNotes] = useState(g.sample.notesText)
  const [search, setSearch] = useState('')
  return (
    <div className="grid gap-4">
      <SearchField label={g.sample.search} value={search} onChange={setSearch} hotkey="/" />
      <div className="grid gap-4 desk:grid-cols-2">
        <TextField label={g.sample.client} value={name} onChange={setName} />
        <TextField
          label={g.sample.phone}
          hint={g.sample.phoneHint}
          inputMode="tel"
          start={<Phone aria-hidden />}
          value={phone}
          onChange={setPhone}
          optional
        />
        <TextField label={g.sample.plate} value={plate} onChange={setPlate} uppercase code />
        <TextField
          label={g.sample.vin}
          value={vin}
          onChange={setVin}
          uppercase
          code
          error={g.sample.vinError}
        />
      </div>
      <TextArea label={g.sample.notes} value={notes} onChange={setNotes} />
      <TextField
        label={g.sample.kilometres}
        value={formatKilometres(185000)}
        onChange={() => undefined}
        disabled
      />
    </div>
  )
}

const Amounts = () => {
  const [price, setPrice] = useState<number | null>(123450)
  const [quantity, setQuantity] = useState<number | null>(4000)
  const [hours, setHours] = useState<number | null>(1500)
  return (
    <div className="grid gap-4 desk:grid-cols-3">
      <HoursField label={g.sample.hours} value={hours} onChange={setHours} />
      <QuantityField
        label={g.sample.quantity}
        unit={g.sample.pieces}
        value={quantity}
        onChange={setQuantity}
      />
      <MoneyField label={g.sample.price} value={price} onChange={setPrice} />
    </div>
  )
}

const Choices = () => {
  const [kind, setKind] = useState<string | null>(null)
  const [car, setCar] = useState<(typeof CARS)[number] | null>(null)
  const [work, setWork] = useState('')
  const [filter, setFilter] = useState<'all' | 'draft' | 'valid' | 'billed'>('all')
  const [tab, setTab] = useState<'works' | 'parts' | 'history'>('works')
  return (
    <div className="grid gap-4">
      <ComboboxField
        label={g.sample.vehicle}
        hint={g.sample.vehicleHint}
        items={CARS}
        value={car}
        onChange={setCar}
        keyOf={(item) => item.plate}
        labelOf={(item) => `${item.plate} ${item.car} ${item.client}`}
        render={(item) => (
          <span className="flex items-center gap-3">
            <Plate plate={item.plate} size="s" />
            <span className="min-w-0">
              <span className="block truncate font-medium">{item.car}</span>
              <span className="block truncate text-sm text-ink-3">{item.client}</span>
            </span>
          </span>
        )}
        create={{ label: g.sample.newVehicle, onCreate: () => undefined }}
      />
      <div className="grid gap-4 desk:grid-cols-2">
        <SuggestField
          label={g.sample.work}
          value={work}
          onChange={setWork}
          items={NORMS}
          keyOf={(norm) => norm}
          labelOf={(norm) => norm}
        />
        <SelectField
          label={g.sample.estimate}
          options={g.sample.estimates.map((label) => ({ value: label, label }))}
          value={kind}
          onChange={setKind}
        />
      </div>
      <Segmented
        label={g.sample.filter}
        value={filter}
        onChange={setFilter}
        segments={[
          { value: 'all', label: g.sample.filters.all },
          { value: 'draft', label: g.sample.filters.draft, count: 12 },
          { value: 'valid', label: g.sample.filters.valid, count: 4 },
          { value: 'billed', label: g.sample.filters.billed },
        ]}
      />
      <Tabs
        label={g.sample.tabsLabel}
        value={tab}
        onChange={setTab}
        tabs={(['works', 'parts', 'history'] as const).map((value, index) => ({
          value,
          label: g.sample.tabs[value],
          ...(index < 2 && { count: 3 - index }),
          content: <p className="pt-3 text-ink-2">{g.sample.tabText}</p>,
        }))}
      />
    </div>
  )
}

/** Fields of every kind, live. */
export const Fields = () => (
  <>
    <Specimen id="fields">
      <Texts />
    </Specimen>
    <Specimen id="amounts">
      <Amounts />
    </Specimen>
    <Specimen id="choices">
      <Choices />
    </Specimen>
  </>
)
