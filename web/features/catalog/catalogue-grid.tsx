import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import ChevronRight from 'lucide-react/icons/chevron-right'
import MoreHorizontal from 'lucide-react/icons/ellipsis'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import Trash from 'lucide-react/icons/trash-2'
import { showError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { useRoom, useVirtualRows } from '#web/listing/virtual-rows.tsx'
import { Link } from '#web/routing/link.tsx'
import { IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Menu } from '#web/ui/menu.tsx'
import { type Catalogue, canDeactivate, type Field, insideOf, isFixed, labelOf } from './catalogues.ts'
import { GridCell } from './grid-cell.tsx'
import { NewRow } from './new-row.tsx'
import type { useCatalogue } from './use-catalogue.ts'
import type { EntryActs } from './use-entry-acts.ts'
import { type Entry, isFigure } from './values.ts'

/** Height of a row, in rem. */
const ROW = 2.5

type Found = ReturnType<typeof useCatalogue>
type GridProps = { catalogue: Catalogue; found: Found; acts: EntryActs }

const Heading = ({ field, found }: { field: Field; found: Found }) => {
  const isSorted = found.sort.column === field.column
  const Arrow = found.sort.descending ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (found.sort.descending ? 'descending' : 'ascending') : 'none'}
      className={cx('flex', isFigure(field) && 'justify-end')}
    >
      <button
        type="button"
        onClick={() => found.sortBy(field.column)}
        className="flex h-9 items-center gap-1 px-3 engraved text-ink-3 hover:text-ink"
      >
        {labelOf(field)}
        {isSorted && <Arrow className="size-3.5" aria-hidden />}
      </button>
    </th>
  )
}

const HeadingText = ({ children }: { children: string }) => (
  <th scope="col" className="flex h-9 items-center px-3 engraved text-ink-3">
    {children}
  </th>
)

/** The actions on one entry. */
const EntryMenu = ({ entry, catalogue, acts }: { entry: Entry; catalogue: Catalogue; acts: EntryActs }) => {
  const isActive = entry.activ !== 0
  return (
    <Menu
      trigger={
        <IconButton
          label={m.catalog.actions(acts.nameOf(entry))}
          size="s"
          icon={<MoreHorizontal aria-hidden />}
        />
      }
      actions={[
        ...(canDeactivate(catalogue)
          ? [
              {
                label: isActive ? m.catalog.deactivate : m.catalog.activate,
                icon: isActive ? <EyeOff aria-hidden /> : <Eye aria-hidden />,
                onSelect: () => acts.toggle(entry),
              },
            ]
          : []),
        {
          label: m.catalog.remove,
          icon: <Trash aria-hidden />,
          danger: true,
          onSelect: () => acts.remove(entry),
        },
      ]}
    />
  )
}

/** The parts of an entry, as a link to them. */
const PartsLink = ({
  catalogue,
  entry,
  parts,
}: {
  catalogue: Catalogue
  entry: Entry
  parts: string | undefined
}) => (
  <Link
    to={insideOf(catalogue, entry)}
    className="flex h-full items-center gap-2 px-3 text-sm text-ink-2 hover:text-ink focus-visible:-outline-offset-2"
  >
    <span className="truncate underline decoration-rule-strong underline-offset-2">
      {parts || m.catalog.noParts}
    </span>
    <ChevronRight className="ml-auto size-4 shrink-0 text-ink-3" aria-hidden />
  </Link>
)

/** A catalogue on a desktop: a grid of cells that are edited in place, with a new row on top. */
export const CatalogueGrid = ({ catalogue, found, acts }: GridProps) => {
  const { fields } = catalogue
  const { entries, names, parts, mayWrite } = found
  const hasState = canDeactivate(catalogue)
  const [box, room] = useRoom<HTMLTableSectionElement>()
  const { rows, total } = useVirtualRows(
    entries.length,
    ROW * room.rem,
    room.top,
    (index) => entries[index]?.id ?? index,
  )
  const columns = [
    ...fields.map(({ width }) => width),
    ...(catalogue.parts ? ['minmax(0, 5fr)'] : []),
    ...(hasState ? ['6rem'] : []),
    '3rem',
  ].join(' ')
  const track = { gridTemplateColumns: columns }
  return (
    <>
      {mayWrite && <NewRow fields={fields} names={names} columns={columns} onAdd={acts.add} />}
      <table
        aria-label={m.catalog.tabs[catalogue.slug].title}
        aria-rowcount={entries.length + 1}
        className="block font-normal"
      >
        <thead className="block">
          <tr aria-rowindex={1} className="grid border-b border-rule-strong" style={track}>
            {fields.map((field) => (
              <Heading key={field.column} field={field} found={found} />
            ))}
            {catalogue.parts && <HeadingText>{m.catalog.parts}</HeadingText>}
            {hasState && <HeadingText>{m.catalog.state}</HeadingText>}
            <th scope="col">
              <span className="sr-only">{m.catalog.rowActions}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={box} className="relative block" style={{ height: total }}>
          {rows.map(({ index, key, style }) => {
            const entry = entries[index]
            if (!entry) return null
            const isInactive = entry.activ === 0
            return (
              <tr
                key={key}
                aria-rowindex={index + 2}
                className={cx(
                  'grid h-10 items-center border-b border-rule hover:bg-hover',
                  isInactive && 'text-ink-3',
                )}
                style={{ ...track, ...style }}
              >
                {fields.map((field) => (
                  <td key={field.column} className="h-full min-w-0">
                    <GridCell
                      field={field}
                      value={entry[field.column] ?? null}
                      names={names}
                      label={m.catalog.cell(labelOf(field), acts.nameOf(entry))}
                      row={index}
                      keptAs={`${catalogue.collection}/${entry.id}/${field.column}`}
                      readOnly={!mayWrite || isFixed(catalogue, field)}
                      onSave={(value) => acts.patch(entry, { [field.column]: value })}
                      onFail={showError}
                    />
                  </td>
                ))}
                {catalogue.parts && (
                  <td className="h-full min-w-0">
                    <PartsLink catalogue={catalogue} entry={entry} parts={parts.get(entry.id)} />
                  </td>
                )}
                {hasState && (
                  <td className="px-3 text-sm text-ink-2">
                    {entry.user_id ? m.catalog.mechanicAccount : isInactive ? m.catalog.inactive : ''}
                  </td>
                )}
                <td className="justify-self-end pr-1">
                  {mayWrite && <EntryMenu entry={entry} catalogue={catalogue} acts={acts} />}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
