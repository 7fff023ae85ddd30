import CornerDownLeft from 'lucide-react/icons/corner-down-left'
import PencilLine from 'lucide-react/icons/pencil-line'
import Plus from 'lucide-react/icons/plus'
import Search from 'lucide-react/icons/search'
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate, normalisePlate } from '#domain/romania/plate.ts'
import { useFirstRead } from '#web/data/first-reads.ts'
import { useLive } from '#web/data/hooks.ts'
import { useVehicleIndex, type VehicleEntry } from '#web/data/workshop/vehicle-index.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { type CarriedKeys, carryKeys } from '#web/ui/carry-keys.ts'
import { cx } from '#web/ui/cx.ts'
import { useOnce } from '#web/ui/once.ts'
import { Plate } from '#web/ui/plate.tsx'

const RECENT = 8
const FOUND = 12

type VehiclePickerProps = {
  /** A new car that was begun and not saved: shown by its plate or client, to continue. */
  begun: { name: string; onContinue: () => void } | null
  /** What is typed after a car was chosen goes into the next field that gets the focus. */
  onPick: (vehicleId: string) => Promise<void>
  /** Asks for a new car; the typed text is passed along, as a plate where it looks like one. */
  onCreate: (typed: string) => void
  autoFocus?: boolean
}

/** The cars of the newest orders, each once. */
const useRecentIds = (): string[] =>
  useLive(async (db) => {
    const newest = await db.rows('orders').toCollection().reverse().limit(60).toArray()
    return [...new Set(newest.flatMap((order) => order.vehicle_id ?? []))].slice(0, RECENT)
  }) ?? []

/** The text as a plate if it can be one: letters and digits, both, and few. A name or a phone is not. */
const plateIn = (text: string): string => {
  const plate = normalisePlate(text)
  return /[A-Z]/.test(plate) && /\d/.test(plate) && plate.length <= 9 ? plate : ''
}

/**
 * Finds a car as a person types: by plate, client, phone or VIN. Arrows move, Enter takes. The last row creates a new
 * car from the typed text.
 */
export const VehiclePicker = ({ begun, onPick, onCreate, autoFocus }: VehiclePickerProps) => {
  const index = useVehicleIndex()
  const recent = useRecentIds()
  const [query, setQuery] = useState('')
  /** -1: nothing is highlighted, so Enter in an empty search takes nothing. */
  const [active, setActive] = useState(-1)
  const id = useId()
  const asked = query.trim()
  // The recent cars, or the words for a shop without cars, are above the rest of the screen.
  useFirstRead(!index.ready && (index.all.size === 0 || recent.some((one) => !index.all.has(one))))

  const found = useMemo(
    () => (asked === '' ? recent.flatMap((one) => index.all.get(one) ?? []) : index.search(asked, FOUND)),
    [asked, index, recent],
  )
  // A new car is offered once the existing ones are known.
  const rows = found.length + (index.ready ? 1 : 0)
  const at = Math.min(active, rows - 1)
  const plate = plateIn(asked)
  const createLabel = plate ? m.vehicles.picker.createPlate(formatPlate(plate)) : m.vehicles.picker.create

  /** Keys typed after Enter, while the cars are still being read or the chosen one is being written. */
  const ahead = useRef<CarriedKeys | null>(null)
  const { run: take } = useOnce((row: number) => reportError(taken(found[row])))
  const taken = async (entry: VehicleEntry | undefined): Promise<void> => {
    const keys = ahead.current ?? carryKeys()
    ahead.current = keys
    try {
      if (entry) await onPick(entry.id)
      else onCreate(asked)
    } catch (error) {
      keys.stop()
      throw error
    } finally {
      ahead.current = null
    }
  }
  const answer = useEffectEvent(() => {
    if (ahead.current !== null) take(0)
  })
  useEffect(() => {
    if (index.ready) answer()
  }, [index.ready])
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (ahead.current !== null && /^(Enter|Arrow)/.test(event.key)) return event.preventDefault()
    if (event.key === 'Escape') {
      ahead.current?.stop()
      ahead.current = null
    }
    if (event.key === 'Enter' && asked !== '' && !index.ready) {
      // The match will be known in a moment; until then the key waits.
      event.preventDefault()
      ahead.current = carryKeys()
      return
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setActive(event.key === 'ArrowDown' ? (at + 1) % rows : (Math.max(at, 0) + rows - 1) % rows)
    }
    if (event.key === 'Enter' && at >= 0) {
      event.preventDefault()
      take(at)
    }
    if (event.key === 'Escape' && query !== '') {
      event.stopPropagation()
      setQuery('')
      setActive(-1)
    }
  }

  return (
    <div>
      <div className="relative flex h-14 items-center rounded-control border border-control bg-raised focus-within:border-accent focus-within:shadow-[0_0_0_1px_var(--accent)]">
        <Search className="ml-4 size-5 shrink-0 text-ink-3" aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-label={m.vehicles.picker.label}
          aria-expanded
          aria-controls={`${id}list`}
          {...(at >= 0 && { 'aria-activedescendant': `${id}${at}` })}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="search"
          // biome-ignore lint/a11y/noAutofocus: a new order begins with its car
          autoFocus={autoFocus ?? false}
          placeholder={m.vehicles.picker.placeholder}
          value={query}
          onChange={(event) => {
            const text = event.target.value
            if (ahead.current !== null) {
              // The field keeps showing the query; a phone's keyboard sends no key names, so the text shows what was
              // typed.
              const isMore = text.startsWith(query)
              ahead.current.edit((typed) => (isMore ? typed + text.slice(query.length) : typed.slice(0, -1)))
              return
            }
            setQuery(text)
            setActive(text.trim() === '' ? -1 : 0)
          }}
          onKeyDown={press}
          className="h-full min-w-0 grow bg-transparent px-3 text-lg font-medium outline-none placeholder:font-normal"
        />
      </div>
      <p aria-live="polite" className="mt-4 mb-1 engraved text-ink-3">
        {asked === ''
          ? found.length > 0 && m.vehicles.picker.recent
          : found.length > 0
            ? m.vehicles.picker.found(found.length)
            : index.ready && m.vehicles.picker.none}
      </p>
      <div id={`${id}list`} role="listbox" aria-label={m.vehicles.picker.results}>
        {found.map((entry, row) => (
          <Row key={entry.id} id={`${id}${row}`} entry={entry} active={row === at} onTake={() => take(row)} />
        ))}
        {index.ready && (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys go through the combobox
          <div
            id={`${id}${found.length}`}
            role="option"
            aria-selected={at === found.length}
            onClick={() => take(found.length)}
            className={cx(option, 'font-semibold text-accent-text', at === found.length && 'bg-pressed')}
          >
            {/* Aligned under the plates, where there are some. */}
            <span className={cx('grid shrink-0 place-items-center', found.length > 0 && 'w-[5.85rem]')}>
              <Plus className="size-5" aria-hidden />
            </span>
            {createLabel}
            {at === found.length && <EnterSign />}
          </div>
        )}
      </div>
      {/* The room of the last row, so that nothing below moves when the cars are all known. */}
      {!index.ready && <div className="min-h-14" aria-hidden />}
      {begun && (
        <Button
          variant="quiet"
          icon={<PencilLine aria-hidden />}
          onClick={begun.onContinue}
          className="-ml-2 mt-1"
        >
          {m.vehicles.picker.goOn(begun.name)}
        </Button>
      )}
      {index.ready && index.all.size === 0 && asked === '' && (
        <p className="mt-2 text-ink-2">{m.vehicles.picker.emptyShop}</p>
      )}
    </div>
  )
}

const option =
  '-mx-2 flex min-h-14 cursor-pointer items-center gap-3.5 rounded-control px-2 py-1.5 hover:bg-hover active:bg-pressed'

const EnterSign = () => (
  <CornerDownLeft className="ml-auto hidden size-4 shrink-0 text-ink-3 pointer-fine:block" aria-hidden />
)

const Row = ({
  id,
  entry,
  active,
  onTake,
}: {
  id: string
  entry: VehicleEntry
  active: boolean
  onTake: () => void
}) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys go through the combobox
  <div
    id={id}
    role="option"
    aria-selected={active}
    onClick={onTake}
    className={cx(option, active && 'bg-pressed')}
  >
    <Plate plate={entry.plate} size="s" />
    <span className="min-w-0 grow">
      <span className="flex items-baseline gap-2">
        <span className="truncate font-medium">{entry.client || m.vehicles.picker.noClient}</span>
        {entry.phone && (
          <span className="shrink-0 text-sm text-ink-2 figures">{formatPhone(entry.phone)}</span>
        )}
      </span>
      <span className="block truncate text-sm text-ink-2">
        {[entry.car || m.vehicles.picker.noCar, entry.year, entry.vin].filter(Boolean).join(' · ')}
      </span>
    </span>
    {active && <EnterSign />}
  </div>
)
