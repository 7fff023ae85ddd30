import ChevronRight from 'lucide-react/icons/chevron-right'
import { useId, useState } from 'react'
import { Form } from '#web/forms/form.tsx'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { ComboboxField } from '#web/ui/combobox-field.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { type Catalogue, canDeactivate, type Field, insideOf, isFixed, labelOf } from './catalogues.ts'
import { readDraft } from './new-row.tsx'
import type { EntryActs } from './use-entry-acts.ts'
import { type Entry, isFigure, isPicked, type Names, optionsOf, writeCell } from './values.ts'

type SheetProps = {
  catalogue: Catalogue
  /** The entry to change; null for a new one. */
  entry: Entry | null
  names: Names
  mayWrite: boolean
  acts: EntryActs
  onClose: () => void
}

/** One entry as a form, on a phone. */
export const EntrySheet = ({ catalogue, entry, names, mayWrite, acts, onClose }: SheetProps) => {
  const text = m.catalog
  const formId = useId()
  const [draft, setDraft] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      catalogue.fields.map((field) => [
        field.column,
        writeCell(field, entry ? entry[field.column] : field.choices[0], names),
      ]),
    ),
  )
  /** The column whose text is wrong; null where the entry as a whole is refused. */
  const [wrong, setWrong] = useState<string | null>(null)
  const form = useSubmit(async (newId) => {
    const read = readDraft(catalogue.fields, draft, names)
    setWrong('problem' in read ? read.field.column : null)
    if ('problem' in read) return read.problem
    await (entry ? acts.patch(entry, changed(entry, read.data)) : acts.add(read.data, newId))
    onClose()
  })
  const set = (column: string) => (value: string) => {
    setDraft((now) => ({ ...now, [column]: value }))
    form.clear()
  }
  const after = (act: (entry: Entry) => Promise<void>) => async () => {
    if (entry) await act(entry)
    onClose()
  }
  const words = text.tabs[catalogue.slug]
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={entry ? text.edit(words.one) : words.add}
      footer={
        mayWrite && (
          <>
            {entry && canDeactivate(catalogue) && (
              <Button onClick={after(acts.toggle)}>
                {entry.activ === 0 ? text.activate : text.deactivate}
              </Button>
            )}
            {entry && <Button onClick={after(acts.remove)}>{text.remove}</Button>}
            <Button variant="primary" type="submit" form={formId} busy={form.busy}>
              {text.save}
            </Button>
          </>
        )
      }
    >
      <Form id={formId} onSubmit={form.submit} className="flex flex-col gap-4 pb-2">
        {catalogue.fields.map((field) => (
          <EntryField
            key={field.column}
            field={field}
            value={draft[field.column] ?? ''}
            names={names}
            readOnly={!mayWrite || (entry !== null && isFixed(catalogue, field))}
            error={wrong === field.column ? form.problem : undefined}
            onChange={set(field.column)}
          />
        ))}
        {entry && catalogue.parts && (
          <ButtonLink to={insideOf(catalogue, entry)} wide end={<ChevronRight aria-hidden />}>
            {text.openParts}
          </ButtonLink>
        )}
        {wrong === null && form.problem && (
          <p role="alert" className="text-sm text-danger">
            {form.problem}
          </p>
        )}
        {!mayWrite && <p className="text-sm text-ink-2">{text.readOnly}</p>}
      </Form>
    </Sheet>
  )
}

/** Only changed columns are written, so two people who edit different columns both keep their values. */
const changed = <Values extends Record<string, unknown>>(entry: Entry, data: Values): Values =>
  Object.fromEntries(Object.entries(data).filter(([column, value]) => entry[column] !== value)) as Values

const EntryField = ({
  field,
  value,
  names,
  readOnly,
  error,
  onChange,
}: {
  field: Field
  value: string
  names: Names
  readOnly: boolean
  error: string | undefined
  onChange: (value: string) => void
}) => {
  const label = labelOf(field)
  if (isPicked(field)) {
    const items = optionsOf(field, names).map(([id, name]) => ({ id, name }))
    return (
      <ComboboxField
        label={label}
        items={items}
        value={items.find(({ name }) => name === value) ?? null}
        keyOf={({ id }) => id}
        labelOf={({ name }) => name}
        disabled={readOnly}
        error={error}
        onChange={(item) => onChange(item?.name ?? '')}
      />
    )
  }
  return (
    <TextField
      label={label}
      value={value}
      readOnly={readOnly}
      error={error}
      inputMode={isFigure(field) ? 'decimal' : 'text'}
      align={isFigure(field) ? 'end' : 'start'}
      end={field.kind === 'money' ? m.ui.lei : field.kind === 'hours' ? m.ui.hours : undefined}
      onChange={onChange}
    />
  )
}
