import CalendarPlus from 'lucide-react/icons/calendar-plus'
import Plus from 'lucide-react/icons/plus'
import { useDeferredValue, useMemo } from 'react'
import { openAppointment } from '#web/appointments/opened.ts'
import { useNow } from '#web/appointments/use-now.ts'
import { useFirstLoadPending } from '#web/data/first-load-pending.ts'
import { useLive, useMay } from '#web/data/hooks.ts'
import { useToday } from '#web/data/use-today.ts'
import { m } from '#web/i18n/messages.ts'
import { useAddress } from '#web/listing/use-address.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import './calendar.css'
import { CALENDAR } from './calendar-query.ts'
import { CalendarView } from './calendar-view.tsx'
import { Requests, useRequests } from './requests.tsx'
import { Toolbar } from './toolbar/toolbar.tsx'
import { useCalendar } from './use-calendar.ts'

/** `/programari`: the calendar of the shop by day, week and month, and as a list. */
export const Component = () => {
  const t = m.calendar
  const today = useToday()
  const now = useNow()
  const [query, change] = useAddress(CALENDAR)
  const day = query.day ?? today
  const calendar = useCalendar(query.view, day, now)
  const requests = useRequests(now)
  const hasAny = useLive(async (db) => (await db.rows('appointments').limit(1).count()) > 0)
  const mayAdd = useMay()('insert', 'appointments')
  const isArriving = useFirstLoadPending()
  // A press is answered at once; the hundreds of appointments of a view are drawn in turns after it.
  const current = useMemo(
    () => calendar && requests && { calendar, query, today, now, requests, change },
    [calendar, query, today, now, requests, change],
  )
  const view = useDeferredValue(current) ?? current
  const add = () => openAppointment({ initial: {} })
  return (
    <Page wide className="max-w-none pb-10">
      <PageHeader
        title={t.title}
        actions={
          mayAdd && (
            <Button variant="primary" icon={<Plus aria-hidden />} onClick={add}>
              {m.appointments.add}
            </Button>
          )
        }
      />
      {hasAny === false && isArriving === false && mayAdd && (
        <Paper className="-mx-4 mb-4 desk:mx-0">
          <EmptyState
            icon={<CalendarPlus />}
            title={t.empty.title}
            className="mx-0 max-w-2xl py-6"
            action={<ButtonLink to="/setari/program">{m.schedule.link}</ButtonLink>}
          >
            {t.empty.text}
          </EmptyState>
        </Paper>
      )}
      {requests && query.show !== 'cereri' && (
        <Requests requests={requests} onAll={() => change({ view: 'lista', show: 'cereri' })} />
      )}
      <Toolbar
        query={query}
        day={day}
        today={today}
        hasLanes={(calendar?.mechanics.length ?? 0) > 0}
        onChange={change}
      />
      {view && <CalendarView {...view} />}
    </Page>
  )
}
