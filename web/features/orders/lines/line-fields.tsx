import type { ReactNode } from 'react'
import { MAX_PRICE, MAX_QUANTITY } from '#domain/kernel/money.ts'
import type { LineKind, OrderLine } from '#domain/workshop/orders/schema.ts'
import { lineTotal } from '#domain/workshop/orders/totals.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import { type Edit, issueOf } from '#web/features/orders/editor/edits.ts'
import { formatHours, formatMoney } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { type AmountDraft, HoursField, MoneyField, QuantityField } from '#web/ui/amount-field.tsx'
import { cx } from '#web/ui/cx.ts'
import { SuggestField } from '#web/ui/suggest-field.tsx'
import { type LineMemory, type Remembered, recall, taken } from './line-memory.ts'

/** The part of a line that people write; amounts are null while their field is empty. */
export type LineInput = Pick<
  OrderLine,
  'descriere' | 'norma_id' | 'um' | 'discount_procent' | 'discount_valoare'
> & {
  ore: number | null
  pret_ora: number | null
  cantitate: number | null
  pret_unitar: number | null
}

type Amount = 'ore' | 'pret_ora' | 'cantitate' | 'pret_unitar'

/** Figures as they are being typed. */
export type LineDraft = { [Column in Amount]?: AmountDraft | undefined }

/** The total of a line on the screen, with what is being typed; null while one of its figures cannot be read. */
export const draftTotal = (kind: LineKind, values: LineInput, draft: LineDraft): number | null => {
  const of = (column: Amount): number => {
    const typed = draft[column]
    return typed === 'wrong' ? Number.NaN : (typed ?? values[column] ?? 0)
  }
  const line = {
    ...values,
    tip: kind,
    ore: of('ore'),
    pret_ora: of('pret_ora'),
    cantitate: of('cantitate'),
    pret_unitar: of('pret_unitar'),
  }
  return Object.values(line).some(Number.isNaN) ? null : lineTotal(line)
}

type LineFieldsProps = {
  kind: LineKind
  values: LineInput
  onChange: (patch: Partial<LineInput>) => void
  /** Called at each key in a figure. */
  onDraft: (patch: LineDraft) => void
  memory: LineMemory
  edit: Edit | null
  /** A row of cells where it fits, else fields with labels above. */
  cells: boolean
  /** Enter, unless a suggestion is being chosen. */
  onEnter: () => void
  autoFocus?: boolean
  nameError?: string | undefined
  /** Shown under the name. */
  under?: ReactNode
  /** Something was pasted as the name. */
  onPaste?: (text: string) => void
}

/** A field within the page: it has no box until it is touched, and its label is for screen readers only. */
const CELL = cx(
  'gap-0.5 [&>label]:sr-only [&>span]:border-transparent [&>span]:bg-transparent hover:[&>span]:border-rule-strong',
  '[&>span:has([aria-invalid])]:border-danger [&>span:focus-within]:border-accent [&>span:focus-within]:bg-raised',
)

const GRID: Record<LineKind, { priced: string; unpriced: string }> = {
  manopera: {
    priced: 'grid-cols-[1.5rem_minmax(0,1fr)_9rem_8rem_6.5rem]',
    unpriced: 'grid-cols-[1.5rem_minmax(0,1fr)_9rem]',
  },
  material: {
    priced: 'grid-cols-[1.5rem_minmax(0,1fr)_5.5rem_5.5rem_8rem_6.5rem]',
    unpriced: 'grid-cols-[1.5rem_minmax(0,1fr)_5.5rem_5.5rem]',
  },
}

/** A line as a row of cells; with its price and its amount, or without. */
export const gridOf = (kind: LineKind, seesPrices: boolean): string =>
  cx('relative grid items-start', GRID[kind][seesPrices ? 'priced' : 'unpriced'])

/** The first field of a line whose text cannot be read; known at once, before its error is drawn. */
export const invalidIn = (box: HTMLElement | null): HTMLElement | null =>
  box?.querySelector<HTMLElement>('input:invalid, input[aria-invalid]') ?? null

/** The fields of a line; the caller lays them out. */
export const LineFields = (props: LineFieldsProps) => {
  const {
    kind,
    values,
    onChange,
    onDraft,
    memory,
    edit,
    cells,
    onEnter,
    autoFocus,
    nameError,
    under,
    onPaste,
  } = props
  const t = m.orders.line
  const { seesPrices } = useEditorFacts()
  const labour = kind === 'manopera'
  const known = labour ? memory.labour : memory.parts
  const cell = cells ? CELL : ''
  const error = (column: keyof LineInput) => (edit && issueOf(edit, column)) || undefined

  const enter = (event: React.KeyboardEvent<HTMLInputElement>) => {
    // Enter takes a highlighted suggestion instead.
    if (event.key !== 'Enter' || event.currentTarget.getAttribute('aria-activedescendant')) return
    event.preventDefault()
    onEnter()
  }
  /** A name that is typed out counts like one chosen from the list, if nothing else was typed yet. */
  const leaveName = () => {
    if (labour || (values.pret_unitar !== null && values.pret_unitar !== 0)) return
    const one = recall(known, values.descriere)
    if (one) onChange(taken(kind, one))
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears the focus leaving the field */}
      <div
        className="min-w-0"
        onBlur={leaveName}
        onPaste={(event) => onPaste?.(event.clipboardData.getData('text/plain'))}
      >
        <SuggestField<Remembered>
          label={labour ? t.labourName : t.partName}
          placeholder={cells ? (labour ? t.labourPlaceholder : t.partPlaceholder) : ''}
          value={values.descriere}
          onChange={(descriere) => onChange({ descriere })}
          onPick={(one) => onChange(taken(kind, one))}
          items={known}
          keyOf={(one) => one.key}
          labelOf={(one) => one.name}
          render={(one) => <Suggestion one={one} />}
          enterKeyHint="done"
          onKeyDown={enter}
          error={error('descriere') ?? nameError}
          className={cx(cell, cells && '-ml-1.5 [&_input]:px-1.5 [&_input]:font-medium')}
          {...(autoFocus && { autoFocus })}
        />
        {under}
      </div>
      {labour ? (
        <>
          <HoursField
            label={t.hours}
            value={values.ore}
            onChange={(ore) => onChange({ ore })}
            onDraft={(ore) => onDraft({ ore })}
            max={MAX_QUANTITY}
            onKeyDown={enter}
            error={error('ore')}
            className={cell}
          />
          {seesPrices && (
            <MoneyField
              label={t.hourPrice}
              value={values.pret_ora}
              onChange={(pret_ora) => onChange({ pret_ora })}
              onDraft={(pret_ora) => onDraft({ pret_ora })}
              max={MAX_PRICE}
              onKeyDown={enter}
              error={error('pret_ora')}
              className={cell}
            />
          )}
        </>
      ) : (
        <>
          <SuggestField<string>
            label={t.unit}
            value={values.um}
            onChange={(um) => onChange({ um })}
            items={t.units}
            keyOf={(unit) => unit}
            labelOf={(unit) => unit}
            onKeyDown={enter}
            error={error('um')}
            className={cell}
          />
          <QuantityField
            label={t.quantity}
            value={values.cantitate}
            onChange={(cantitate) => onChange({ cantitate })}
            onDraft={(cantitate) => onDraft({ cantitate })}
            max={MAX_QUANTITY}
            onKeyDown={enter}
            error={error('cantitate')}
            className={cell}
          />
          {seesPrices && (
            <MoneyField
              label={t.unitPrice}
              value={values.pret_unitar}
              onChange={(pret_unitar) => onChange({ pret_unitar })}
              onDraft={(pret_unitar) => onDraft({ pret_unitar })}
              max={MAX_PRICE}
              onKeyDown={enter}
              error={error('pret_unitar')}
              className={cell}
            />
          )}
        </>
      )}
    </>
  )
}

const Suggestion = ({ one }: { one: Remembered }) => (
  <>
    <span className="min-w-0 grow">{one.name}</span>
    <span className="shrink-0 text-sm text-ink-3 figures">
      {one.hours !== null && formatHours(one.hours)}
      {one.price !== null && `${formatMoney(one.price)} / ${one.unit || m.orders.line.unitDefault}`}
    </span>
  </>
)
