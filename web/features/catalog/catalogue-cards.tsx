import { formatHours } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { useRoom, useVirtualRows, VirtualRoom } from '#web/listing/virtual-rows.tsx'
import { List, ListRow } from '#web/ui/list-row.tsx'
import type { Catalogue, Field } from './catalogues.ts'
import { Dot } from './dot.tsx'
import type { useCatalogue } from './use-catalogue.ts'
import { type Entry, type Names, writeCell } from './values.ts'

/** Height of a card, in rem, as list-row.tsx draws it. */
const CARD = 4

const written = (field: Field, entry: Entry, names: Names): string => {
  const text = writeCell(field, entry[field.column], names)
  if (text === '' || entry[field.column] === 0) return ''
  return field.kind === 'money'
    ? `${text} ${m.ui.lei}`
    : field.kind === 'hours'
      ? formatHours(Number(entry[field.column]))
      : text
}

/** A catalogue on a phone: cards that open in a sheet. */
export const CatalogueCards = ({
  catalogue,
  found: { entries, names, parts },
  onOpen,
}: {
  catalogue: Catalogue
  found: ReturnType<typeof useCatalogue>
  onOpen: (entry: Entry) => void
}) => {
  const { fields } = catalogue
  const [box, room] = useRoom<HTMLDivElement>()
  const { rows, total } = useVirtualRows(
    entries.length,
    CARD * room.rem,
    room.top,
    (index) => entries[index]?.id ?? index,
  )
  const titled = fields.filter(({ required, kind }) => required && kind === 'text')
  const others = fields.filter((field) => !titled.includes(field))
  const dotted = fields.find(({ dots }) => dots)
  return (
    <div ref={box}>
      <VirtualRoom total={total}>
        <List label={m.catalog.list} className="absolute inset-x-0 top-0">
          {rows.map(({ index, key, style }) => {
            const entry = entries[index]
            return (
              entry && (
                <ListRow
                  key={key}
                  style={style}
                  onClick={() => onOpen(entry)}
                  title={titled.map((field) => written(field, entry, names)).join(' ')}
                  lead={dotted && <Dot field={dotted} value={entry[dotted.column] ?? null} />}
                  detail={[...others.map((field) => written(field, entry, names)), parts.get(entry.id)]
                    .filter(Boolean)
                    .join(' · ')}
                  note={entry.activ === 0 && m.catalog.inactive}
                />
              )
            )
          })}
        </List>
      </VirtualRoom>
    </div>
  )
}
