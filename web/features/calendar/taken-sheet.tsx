import { formatDay } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Sheet } from '#web/ui/sheet.tsx'
import { clockText } from './geometry.ts'
import type { Block } from './grid/blocks.ts'
import { inSlot, type Taken } from './use-grid-acts.ts'

type TakenSheetProps = {
  taken: Taken | null
  laneName: (block: Block) => string
  onPick: (block: Block, to: Block, inWay: null) => unknown
  onClose: () => void
}

/** Says that a place is taken and by what, and offers free ones; until one is chosen, nothing has moved. */
export const TakenSheet = ({ taken, laneName, onPick, onClose }: TakenSheetProps) => {
  const t = m.calendar.taken
  const places = taken?.free.map((slot) => inSlot(taken.to, slot)) ?? []
  const name = taken?.block.plate || taken?.block.client || ''
  const other = taken?.inWay
  return (
    <Sheet
      open={taken !== null}
      onOpenChange={onClose}
      title={t.title(taken ? clockText(taken.to.from) : '')}
      description={
        other
          ? t.by(other.plate || other.client, `${clockText(other.from)}–${clockText(other.until)}`, name)
          : t.text(name)
      }
      desktop="center"
    >
      <h3 className="pb-2 engraved text-ink-2">{places.length > 0 ? t.free : t.none}</h3>
      <ul className="flex flex-col gap-2 pb-2">
        {places.map((place) => (
          <li key={`${place.day} ${place.from} ${place.bay} ${place.mechanic}`}>
            <button
              type="button"
              onClick={() => taken && onPick(taken.block, place, null)}
              className="flex min-h-14 w-full flex-wrap items-center gap-x-3 rounded-control border border-rule px-4 py-2 text-left hover:bg-hover active:bg-pressed"
            >
              <span className="font-semibold figures">
                {clockText(place.from)}–{clockText(place.to)}
              </span>
              {place.day !== taken?.to.day && <span>{formatDay(place.day)}</span>}
              <span className="min-w-0 wrap-anywhere text-ink-2">{laneName(place)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
