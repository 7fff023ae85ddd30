import Building from 'lucide-react/icons/building-2'
import User from 'lucide-react/icons/user'
import { formatPhone } from '#domain/romania/phone.ts'
import { m } from '#web/i18n/messages.ts'
import { dayInList } from '#web/listing/day-in-list.ts'
import type { ListLook } from '#web/listing/list-look.ts'
import { Money } from '#web/ui/money.tsx'
import { Plate } from '#web/ui/plate.tsx'
import type { ContactRow } from './use-contact-rows.ts'

const nameOf = ({ name, phone, email }: ContactRow): string =>
  name || formatPhone(phone) || email || m.client.nameless

const KindIcon = ({ kind }: Pick<ContactRow, 'kind'>) => {
  const Icon = kind === 'company' ? Building : User
  return <Icon className="size-4.5 shrink-0 text-ink-3" role="img" aria-label={m.contacts.kinds[kind]} />
}

/** The first plates, and how many more there are. */
const Plates = ({ plates, most }: { plates: readonly string[]; most: number }) => (
  <span className="flex shrink-0 items-center gap-1.5">
    {plates.slice(0, most).map((plate, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: cars without a plate have nothing else
      <Plate key={`${plate}${at}`} plate={plate} size="s" />
    ))}
    {plates.length > most && <span className="text-sm text-ink-2 figures">+{plates.length - most}</span>}
  </span>
)

const Owed = ({ owed }: Pick<ContactRow, 'owed'>) => (owed > 0 ? <Money bani={owed} /> : <span />)

type ColumnName = 'name' | 'phone' | 'city' | 'cars' | 'visit' | 'owed'

/** A row of the list of clients. `today` is the current day. */
export const CONTACT_LOOK: ListLook<ContactRow, ColumnName, never, { today: string }> = {
  columns: {
    name: {
      least: 10,
      grow: 2,
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-2.5 font-medium">
          <KindIcon kind={row.kind} />
          <span className="truncate">{nameOf(row)}</span>
        </span>
      ),
    },
    phone: {
      least: 8,
      cell: ({ phone }) => <span className="whitespace-nowrap text-ink-2 figures">{formatPhone(phone)}</span>,
    },
    city: {
      least: 7,
      grow: 0.8,
      cell: ({ city }) => <span className="truncate text-ink-2">{city}</span>,
    },
    cars: {
      least: 15,
      grow: 0.3,
      cell: ({ plates }) => <Plates plates={plates} most={2} />,
    },
    visit: {
      least: 7,
      cell: ({ lastVisit }, { today }) => (
        <span className="whitespace-nowrap text-sm text-ink-2 figures">
          {lastVisit !== null && dayInList(lastVisit, today)}
        </span>
      ),
    },
    owed: {
      least: 7.5,
      isFigure: true,
      cell: ({ owed }) => <Owed owed={owed} />,
    },
  },
  spare: ['city', 'phone', 'visit'],
  heights: { table: 2.5, touch: 3.5, card: 4.75, narrow: 7.5 },
  words: () => ({ label: m.contacts.list, columns: m.contacts.columns }),
  href: (id) => `/clienti/${id}`,
  card: {
    tracks: 'grid-cols-[auto_minmax(0,1fr)_auto]',
    draw: (row, { today }) => (
      <>
        <span className="self-start pt-0.5">
          <KindIcon kind={row.kind} />
        </span>
        <span className="min-w-0">
          <span className="block truncate font-medium">{nameOf(row)}</span>
          <span className="mt-1 flex h-6 items-center gap-2 text-sm text-ink-2 figures">
            <Plates plates={row.plates} most={1} />
            <span className="truncate">{(row.name !== '' && formatPhone(row.phone)) || row.city}</span>
          </span>
        </span>
        <span className="flex flex-col items-end gap-1 self-start text-sm text-ink-2 figures">
          <Owed owed={row.owed} />
          {row.lastVisit !== null && <span>{dayInList(row.lastVisit, today)}</span>}
        </span>
      </>
    ),
  },
  narrow: (row) => (
    <>
      <span className="truncate font-medium">{nameOf(row)}</span>
      <Plates plates={row.plates} most={1} />
      <span className="truncate text-sm text-ink-2 figures">{formatPhone(row.phone)}</span>
      <Owed owed={row.owed} />
    </>
  ),
}
