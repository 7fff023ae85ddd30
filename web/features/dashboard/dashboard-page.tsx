import Smartphone from 'lucide-react/icons/smartphone'
import { isoWeek } from '#domain/kernel/days.ts'
import { TodayAppointments } from '#web/appointments/today.tsx'
import { useFirstLoadPending } from '#web/data/first-load-pending.ts'
import { useAccount, useData, useLive, useRow, useVisibility } from '#web/data/hooks.ts'
import { useToday } from '#web/data/use-today.ts'
import { FreeNotes } from '#web/features/backup/free-notes.tsx'
import { SpaceNote } from '#web/features/backup/space-note.tsx'
import { MechanicDay } from '#web/features/orders/mechanic/mechanic-day.tsx'
import { RemindersDue } from '#web/features/reminders/reminders-due.tsx'
import { formatDay } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link, Navigate } from '#web/routing/link.tsx'
import { FirstLoadProgress } from '#web/syncing/first-load-progress.tsx'
import { LeaseNote } from '#web/syncing/lease-note.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Figures } from './figures.tsx'
import { FirstOrder } from './first-order.tsx'
import { InstallNote } from './install/install-note.tsx'
import { readHasDoneOrder, readIsNew } from './read.ts'
import { Latest, Yard } from './yard.tsx'

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('ro') + text.slice(1)

/** The free tier's quiet note about where the data is. */
const LocalNote = () => (
  <p className="mt-8 flex flex-wrap items-center gap-x-2 text-sm text-ink-2">
    <Smartphone className="size-4 text-ink-3" aria-hidden />
    {m.dashboard.local.text}
    <Link
      to="/cont/inregistrare"
      className="py-1 font-medium text-accent-text underline underline-offset-2 pointer-coarse:py-3"
    >
      {m.dashboard.local.link}
    </Link>
  </p>
)

const FirstLoad = () => (
  <Paper className="mb-6 px-4 pt-4 pb-5 desk:px-6">
    <FirstLoadProgress />
    <p className="mt-3 text-sm text-ink-2">{m.dashboard.loading}</p>
  </Paper>
)

/** `/`: the dashboard of the day. */
export const Component = () => {
  const me = useAccount()
  const { writer } = useData()
  const shop = useRow('tenants', writer.actor.tenantId)
  const isLoading = useFirstLoadPending()
  const isNew = useLive(readIsNew)
  const hasDoneOrder = useLive(readHasDoneOrder) === true
  const today = useToday()
  const text = m.dashboard
  const visibility = useVisibility('orders')
  const isMechanic = visibility === 'own mechanic'
  const isFirstRun = isNew === true && isLoading === false

  // People who read only the books start with them.
  if (visibility === 'none') return <Navigate to="/facturi" replace />
  return (
    <Page wide>
      <PageHeader
        over={
          <span className="line-clamp-1">
            {[text.week(isoWeek(today)), me && (shop?.nume ?? me.shop.name)].filter(Boolean).join(' · ')}
          </span>
        }
        title={capital(formatDay(today))}
      />
      <LeaseNote className="mb-6" />
      <SpaceNote />
      <FreeNotes />
      {isLoading && <FirstLoad />}
      {!isMechanic && <TodayAppointments today={today} />}
      {isFirstRun && !isMechanic && <FirstOrder hasAccount={me !== null} />}
      {isMechanic && isLoading === false && <MechanicDay />}
      {isNew === false && !isMechanic && (
        <>
          <Yard today={today} />
          <RemindersDue />
          <Figures today={today} isPayer={shop?.platitor_tva === 1} />
          <Latest />
        </>
      )}
      <InstallNote hasDoneOrder={hasDoneOrder} />
      {me === null && (isFirstRun || isNew === false) && <LocalNote />}
    </Page>
  )
}
