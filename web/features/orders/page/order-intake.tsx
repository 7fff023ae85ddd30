import ChevronDown from 'lucide-react/icons/chevron-down'
import { useId, useState } from 'react'
import {
  ACCESSORIES,
  codesOf,
  DAMAGE_MARKS,
  type IntakeColumn,
  OLD_PARTS,
  toggleCode,
} from '#domain/workshop/orders/intake.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { issueOf } from '#web/features/orders/editor/edits.ts'
import { useEdit } from '#web/features/orders/editor/use-edits.ts'
import { type OrderEditor, orderKey } from '#web/features/orders/editor/use-order.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { DocSection } from '#web/ui/paper.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { Chips, FuelGauge } from './intake-chips.tsx'

type Fields = Pick<Order, IntakeColumn>

const EMPTY: Fields = {
  solicitare: '',
  combustibil: null,
  avarii: '',
  stare_vehicul: '',
  accesorii: '',
  alte_obiecte: '',
  termen_executie: '',
  imobilizare: '',
  piese_inlocuite: 'nespecificat',
}

/** A short summary for people who do not open the section. */
const summaryOf = (fields: Fields): string => {
  const t = m.orders.intake
  return [
    fields.solicitare,
    fields.combustibil === null ? '' : t.fuelShort(fields.combustibil),
    ...codesOf(DAMAGE_MARKS, fields.avarii).map((code) => t.damageWords[code]),
    fields.stare_vehicul,
    ...codesOf(ACCESSORIES, fields.accesorii).map((code) => t.accessoryWords[code]),
    fields.alte_obiecte,
    fields.termen_executie,
    fields.imobilizare,
    fields.piese_inlocuite === 'nespecificat' ? '' : t.oldPartsWords[fields.piese_inlocuite],
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** The car as it is received: the client's requests, its condition, what is in it. Closed until it is needed. */
export const OrderIntake = ({ order, editor }: { order: Order | null; editor: OrderEditor }) => {
  const key = orderKey(editor.id)
  const edit = useEdit(editor.edits, key)
  const [isOpen, setOpen] = useState(false)
  const bodyId = useId()
  const t = m.orders.intake
  const fields: Fields = { ...EMPTY, ...order, ...(edit.values as Partial<Fields>) }
  const isLocked = order !== null && order.status !== 'DRAFT' && order.status !== 'VALIDAT'
  const summary = summaryOf(fields)
  if (isLocked && summary === '') return null

  const flush = () => void editor.edits.flush(key)
  const put = (values: Partial<Fields>) => editor.edits.set(key, values)
  const now = (values: Partial<Fields>) => {
    put(values)
    flush()
  }
  const words = (column: IntakeColumn & keyof Fields) => ({
    value: String(fields[column] ?? ''),
    onChange: (value: string) => put({ [column]: value }),
    onBlur: flush,
    error: issueOf(edit, column),
  })

  return (
    <DocSection
      title={t.title}
      end={
        isLocked ? undefined : (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={bodyId}
            onClick={() => setOpen((before) => !before)}
            className="-my-1.5 -mr-2 inline-flex h-8 items-center gap-1.5 rounded-control px-2 text-sm font-medium hover:bg-hover pointer-coarse:-my-3 pointer-coarse:h-11"
          >
            {isOpen ? t.close : summary === '' ? t.fill : t.change}
            <span className="sr-only">{t.titleInSentence}</span>
            <ChevronDown
              className={cx('size-4 transition-transform duration-(--quick)', isOpen && 'rotate-180')}
              aria-hidden
            />
          </button>
        )
      }
    >
      <div id={bodyId}>
        {!isOpen && (
          <p className={cx('pt-3 wrap-anywhere', summary === '' ? 'text-ink-3' : 'line-clamp-3')}>
            {summary === '' ? t.empty : summary}
          </p>
        )}
        {isOpen && (
          <div className="flex flex-col gap-4 pt-4">
            <TextArea
              label={t.request}
              placeholder={t.requestHint}
              rows={2}
              maxLength={2000}
              {...words('solicitare')}
            />
            <FuelGauge eighths={fields.combustibil} onChange={(combustibil) => now({ combustibil })} />
            <Chips
              label={t.damage}
              codes={DAMAGE_MARKS}
              words={t.damageWords}
              chosen={codesOf(DAMAGE_MARKS, fields.avarii)}
              onToggle={(code) => now({ avarii: toggleCode(DAMAGE_MARKS, fields.avarii, code) })}
            />
            <TextArea label={t.state} rows={2} maxLength={2000} {...words('stare_vehicul')} />
            <Chips
              label={t.accessories}
              codes={ACCESSORIES}
              words={t.accessoryWords}
              chosen={codesOf(ACCESSORIES, fields.accesorii)}
              onToggle={(code) => now({ accesorii: toggleCode(ACCESSORIES, fields.accesorii, code) })}
            />
            <TextField label={t.otherThings} maxLength={500} {...words('alte_obiecte')} />
            <div className="grid gap-3 desk:grid-cols-3">
              <TextField
                label={t.ready}
                placeholder={t.readyHint}
                maxLength={120}
                {...words('termen_executie')}
              />
              <TextField label={t.stay} placeholder={t.stayHint} maxLength={120} {...words('imobilizare')} />
              <SelectField
                label={t.oldParts}
                options={OLD_PARTS.map((value) => ({ value, label: t.oldPartsWords[value] }))}
                value={fields.piese_inlocuite}
                onChange={(value) => now({ piese_inlocuite: value as Fields['piese_inlocuite'] })}
              />
            </div>
          </div>
        )}
      </div>
    </DocSection>
  )
}
