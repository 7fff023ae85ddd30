import CalendarSearch from 'lucide-react/icons/calendar-search'
import { groupBy } from '#domain/kernel/group-by.ts'
import { m } from '#web/i18n/messages.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import type { CalendarQuery } from '../calendar-query.ts'
import type { Block } from '../grid/blocks.ts'
import { RequestRows, type RequestsRead } from '../requests.tsx'
import { Agenda, type AgendaDay } from './agenda.tsx'

/** What did not take place. */
const GONE: ReadonlySet<Block['look']> = new Set(['ANULAT', 'RESPINS', 'NEPREZENTAT'])

type ListViewProps = {
  /** The days of the list, with what is planned on them. */
  days: readonly AgendaDay[]
  /** Everything of these days, cancelled ones too. */
  blocks: readonly Block[]
  requests: RequestsRead
  query: CalendarQuery
  today: string
  laneName: (block: Block) => string
  dayLink: (day: string) => string
  onOpen: (id: string) => void
  onShow: (show: CalendarQuery['show']) => void
}

/** Four weeks of appointments as a list; all requests, whenever they are for; what was cancelled or missed. */
export const ListView = ({ days, blocks, requests, query, onShow, ...rest }: ListViewProps) => {
  const t = m.calendar.list
  const gone = groupBy(
    blocks.filter(({ look }) => GONE.has(look)),
    ({ day }) => day,
  )
  const shown =
    query.show === 'anulate'
      ? days.map((day) => ({ ...day, load: null, promised: 0, blocks: gone.get(day.day) ?? [] }))
      : days
  const withAny = shown.filter((day) => day.blocks.length > 0)
  const isEmpty = query.show === 'cereri' ? requests.rows.length === 0 : withAny.length === 0
  return (
    <>
      <div className="border-b border-rule p-3">
        <Segmented
          label={t.show}
          segments={[
            { value: 'toate', label: t.all },
            { value: 'cereri', label: t.asked, count: requests.rows.length },
            { value: 'anulate', label: t.gone },
          ]}
          value={query.show}
          onChange={onShow}
        />
      </div>
      {isEmpty ? (
        <EmptyState icon={<CalendarSearch />} title={t.empty[query.show].title} className="mx-0">
          {t.empty[query.show].text}
        </EmptyState>
      ) : query.show === 'cereri' ? (
        <RequestRows requests={requests} />
      ) : (
        <Agenda days={withAny} {...rest} />
      )}
    </>
  )
}
