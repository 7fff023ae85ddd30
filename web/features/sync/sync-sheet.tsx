import CircleAlert from 'lucide-react/icons/circle-alert'
import Info from 'lucide-react/icons/info'
import RotateCw from 'lucide-react/icons/rotate-cw'
import type { ReactNode } from 'react'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { endOf, keptUntil, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { useAccount, useData, useRow, useSyncSummary } from '#web/data/hooks.ts'
import { loadNewestApp } from '#web/data/newest-app.ts'
import { dayNow } from '#web/data/time.ts'
import { useOwnData } from '#web/data/workshop/own-data.ts'
import { formatDayOfYear, formatInstant, formatTime } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { FirstLoadProgress } from '#web/syncing/first-load-progress.tsx'
import { LeaseNote } from '#web/syncing/lease-note.tsx'
import { useReplaced } from '#web/syncing/replaced/use-replaced.ts'
import { StorageFacts } from '#web/syncing/storage-facts.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Fact } from '#web/ui/fact.tsx'
import { Sheet } from '#web/ui/sheet.tsx'

type Summary = ReturnType<typeof useSyncSummary>

const stateSentence = ({ phase, problem, pending, rejected }: Summary): string => {
  const text = m.sync.state
  if (phase === 'local') return text.local
  if (problem === 'plan') return text.paused
  if (phase === 'blocked') return text.blocked
  if (phase === 'loading') return text.loading
  if (phase === 'offline') return text.offline
  if (rejected > 0) return text.rejected
  if (phase === 'starting') return text.starting
  if (pending > 0) return phase === 'syncing' ? text.sending : text.waiting
  return text.saved
}

const lastSync = (at: number | null): string => {
  if (at === null) return m.sync.facts.lastNever
  const instant = new Date(at).toISOString()
  return dayInRomania(at) === dayNow() ? m.sync.facts.lastToday(formatTime(instant)) : formatInstant(instant)
}

/** `calm`: nothing is wrong, and it can wait. */
const Notice = ({
  title,
  children,
  action,
  calm = false,
}: {
  title: string
  children?: ReactNode
  action: ReactNode
  calm?: boolean
}) => (
  <div className={cx('mb-4 rounded-control px-4 py-3.5', calm ? 'bg-sunk' : 'bg-danger-soft')}>
    <p className={cx('flex gap-2.5 font-semibold', !calm && 'text-danger')}>
      {calm ? (
        <Info className="mt-0.5 size-4.5 shrink-0 text-ink-3" aria-hidden />
      ) : (
        <CircleAlert className="mt-0.5 size-4.5 shrink-0" aria-hidden />
      )}
      {title}
    </p>
    {children && <div className="mt-1 pl-7 text-ink">{children}</div>}
    <div className="mt-3 pl-7">{action}</div>
  </div>
)

/** Until when the server keeps the data of a shop whose plan has ended. */
const KeptUntil = () => {
  const shop = useRow('tenants', useAccount()?.shop.id ?? null)
  const ended = shop ? endOf(shop) : null
  if (ended === null) return null
  const day = dayInRomania(Date.parse(keptUntil(ended)))
  return <p className="mt-2 text-sm text-ink-2">{m.sync.problem.plan.kept(formatDayOfYear(day))}</p>
}

/** Why nothing is sent, and the one action that helps. */
const Problem = ({ summary, close }: { summary: Summary; close: () => void }) => {
  const { syncNow } = useData()
  const { problem, lastError } = summary
  if (problem === null) return null
  const text = m.sync.problem[problem]
  const actions = {
    login: (
      <ButtonLink to="/cont/conectare" onClick={close}>
        {text.action}
      </ButtonLink>
    ),
    plan: (
      <ButtonLink to={UPGRADE_PATH} onClick={close}>
        {text.action}
      </ButtonLink>
    ),
    outdated: <Button onClick={() => loadNewestApp()}>{text.action}</Button>,
    stuck: <Button onClick={syncNow}>{text.action}</Button>,
  }
  return (
    <Notice title={text.title} action={actions[problem]} calm={problem === 'plan'}>
      {text.text}
      {problem === 'plan' && <KeptUntil />}
      {problem === 'stuck' && lastError && (
        <pre className="mt-2 max-h-24 overflow-auto rounded-control bg-paper p-2 text-xs whitespace-pre-wrap text-ink-2 select-all">
          {lastError}
        </pre>
      )}
    </Notice>
  )
}

const LocalBody = ({ close }: { close: () => void }) => (
  <>
    <p className="text-ink-2">{m.sync.local.text}</p>
    <ButtonLink to="/cont/inregistrare" onClick={close} className="mt-4">
      {m.sync.local.register}
    </ButtonLink>
  </>
)

/** The state of sync and of the data; the sync indicator opens it. */
export const SyncSheet = ({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) => {
  const text = m.sync
  const me = useAccount()
  const summary = useSyncSummary()
  const { syncNow } = useData()
  const counts = useOwnData()
  const replaced = useReplaced()?.views.length ?? 0
  const { phase, problem, pending, rejected, lastSyncAt } = summary
  const close = () => onOpenChange(false)
  const isMoving = phase === 'syncing' || phase === 'loading'

  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={text.title}
      description={stateSentence(summary)}
      footer={
        me &&
        (problem === null || problem === 'stuck') && (
          <Button
            icon={<RotateCw aria-hidden />}
            busy={isMoving}
            disabled={phase === 'offline'}
            onClick={syncNow}
          >
            {text.now}
          </Button>
        )
      }
    >
      <Problem summary={summary} close={close} />
      {problem === null && <LeaseNote className="mb-4" />}
      {rejected > 0 && (
        <Notice
          title={text.rejected.banner(rejected)}
          action={
            <ButtonLink to="/sincronizare" onClick={close}>
              {text.rejected.open}
            </ButtonLink>
          }
        />
      )}
      {replaced > 0 && (
        <Notice
          title={text.replaced.banner(replaced)}
          calm
          action={
            <ButtonLink to="/sincronizare" onClick={close}>
              {text.replaced.open}
            </ButtonLink>
          }
        />
      )}
      {phase === 'loading' && (
        <div className="mb-4">
          <FirstLoadProgress />
        </div>
      )}
      <dl className="mb-5 border-t border-rule">
        <Fact label={text.facts.here}>
          {counts ? text.facts.hereValue(counts.orders, counts.vehicles) : '\u00a0'}
        </Fact>
        <Fact label={text.facts.server}>
          {me === null
            ? text.facts.serverNone
            : phase === 'loading'
              ? text.facts.serverLoading
              : pending > 0
                ? text.facts.serverBut(pending)
                : text.facts.serverAll}
        </Fact>
        {me && (
          <>
            <Fact label={text.facts.pending}>
              {pending > 0 ? text.facts.pendingValue(pending) : text.facts.pendingNone}
            </Fact>
            <Fact label={text.facts.last}>{lastSync(lastSyncAt)}</Fact>
          </>
        )}
        <StorageFacts />
      </dl>
      {me === null && <LocalBody close={close} />}
      <ButtonLink to="/sincronizare/diagnostic" variant="quiet" size="s" onClick={close}>
        {m.diagnostics.open}
      </ButtonLink>
    </Sheet>
  )
}
