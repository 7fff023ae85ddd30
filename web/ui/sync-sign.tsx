import CloudCheck from 'lucide-react/icons/cloud-check'
import CloudDownload from 'lucide-react/icons/cloud-download'
import CloudOff from 'lucide-react/icons/cloud-off'
import CloudSync from 'lucide-react/icons/cloud-sync'
import CloudUpload from 'lucide-react/icons/cloud-upload'
import Hourglass from 'lucide-react/icons/hourglass'
import Smartphone from 'lucide-react/icons/smartphone'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'

/** The states of the sync indicator. */
export type SyncState =
  /** Free tier: everything is on this device. */
  | { kind: 'local' }
  /** First load. */
  | { kind: 'loading'; done: number; total: number }
  /** The server has not answered yet, or its last answer was a failure. */
  | { kind: 'connecting' }
  | { kind: 'saved' }
  | { kind: 'sending' }
  | { kind: 'waiting'; pending: number }
  | { kind: 'offline'; pending: number }
  /** The plan has no sync: work continues here, and waits. */
  | { kind: 'paused'; pending: number }
  /** Changes were refused, or nothing is sent. */
  | { kind: 'attention'; rejected: number }

const ICONS = {
  local: Smartphone,
  loading: CloudDownload,
  connecting: CloudSync,
  saved: CloudCheck,
  sending: CloudUpload,
  waiting: Hourglass,
  offline: CloudOff,
  paused: Smartphone,
  attention: TriangleAlert,
}

const words = (state: SyncState): string => {
  if (state.kind === 'waiting') return m.ui.sync.waiting(state.pending)
  if (state.kind === 'loading') return m.ui.sync.loading
  return m.ui.sync[state.kind]
}

/** The count beside the text: changes that wait offline, refused changes, progress of the first load. */
const detail = (state: SyncState): string | null => {
  if ((state.kind === 'offline' || state.kind === 'paused') && state.pending > 0)
    return m.ui.sync.waiting(state.pending)
  if (state.kind === 'attention' && state.rejected > 0) return m.ui.sync.attentionCount(state.rejected)
  if (state.kind === 'loading') return m.ui.sync.progress(state.done, state.total)
  return null
}

type SyncSignProps = {
  state: SyncState
  /** Icon and count only, for the head of a phone screen; screen readers still read the text. */
  compact?: boolean
  onClick?: () => void
  className?: string
}

/** The sync indicator: small and quiet. Changes are announced politely, and it never blocks anything. */
export const SyncSign = ({ state, compact, onClick, className }: SyncSignProps) => {
  const Icon = ICONS[state.kind]
  const more = detail(state)
  const number =
    state.kind === 'waiting' || state.kind === 'offline' || state.kind === 'paused'
      ? state.pending
      : state.kind === 'attention'
        ? state.rejected
        : 0
  const look = cx(
    'inline-flex items-center gap-2 rounded-control text-left text-sm',
    compact ? 'h-9 min-w-9 justify-center px-2' : 'min-h-9 px-2.5 py-1.5',
    state.kind === 'attention' ? 'bg-danger-soft text-danger' : 'text-ink-2',
    onClick && 'hover:bg-hover hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11',
    className,
  )
  const inside = (
    <>
      <Icon
        aria-hidden
        className={cx('size-4.5 shrink-0', state.kind === 'saved' && 'text-good')}
        strokeWidth={1.8}
      />
      {compact ? (
        <>
          {number > 0 && (
            <span aria-hidden className="font-semibold figures">
              {number}
            </span>
          )}
          <span className="sr-only">{more ? `${words(state)}: ${more}` : words(state)}</span>
        </>
      ) : (
        <span className="min-w-0">
          <span className="block leading-tight font-medium">{words(state)}</span>
          {more && <span className="block text-xs figures opacity-90">{more}</span>}
        </span>
      )}
    </>
  )
  return (
    <span role="status" className="inline-flex">
      {onClick ? (
        <button type="button" onClick={onClick} className={look}>
          {inside}
        </button>
      ) : (
        <span className={look}>{inside}</span>
      )}
    </span>
  )
}
