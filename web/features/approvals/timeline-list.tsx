import Check from 'lucide-react/icons/check'
import Clock from 'lucide-react/icons/clock'
import Eye from 'lucide-react/icons/eye'
import FileCheck from 'lucide-react/icons/file-check'
import PhoneCall from 'lucide-react/icons/phone-call'
import Send from 'lucide-react/icons/send'
import Undo from 'lucide-react/icons/undo-2'
import { leavesByServer } from '#domain/messages/channels.ts'
import { SIGNATURE_BOX } from '#domain/workshop/approvals/signature.ts'
import { MessageActs } from '#web/features/send/state/message-row.tsx'
import { type StateText, stateOf } from '#web/features/send/state/state-of.ts'
import { formatInstant, formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import type { TimelineEvent } from './timeline.ts'

const ICONS = {
  asked: FileCheck,
  sent: Send,
  opened: Eye,
  answered: Check,
  call: PhoneCall,
  withdrawn: Undo,
  expired: Clock,
  linkWithdrawn: Undo,
} as const

/** The event in one sentence, and what it brings along. */
const wordsOf = (event: TimelineEvent, sent: StateText | null): { what: string; more: string[] } => {
  const t = m.approvals.events
  if (event.kind === 'asked')
    return {
      what: t.asked(event.version, event.total === null ? null : formatLei(event.total)),
      more: event.by === '' ? [] : [event.by],
    }
  if (event.kind === 'sent')
    return {
      what: sent
        ? // What a person handed over says by what.
          event.message && leavesByServer(event.message)
          ? `${m.send.channels[event.message.channel]}: ${sent.words}`
          : sent.words
        : t.sent(m.approvals.channels[event.channel]),
      more: event.by === '' ? [] : [event.by],
    }
  if (event.kind === 'opened') return { what: t.opened, more: [m.approvals.channels[event.channel]] }
  if (event.kind === 'answered')
    return {
      what: t.answered(event.accepted, event.postponed, event.of),
      more: [event.name, m.approvals.sources[event.source], event.by, event.note].filter(Boolean),
    }
  if (event.kind === 'call')
    return { what: t.call(event.when), more: [event.name, event.note].filter(Boolean) }
  return { what: t[event.kind], more: [] }
}

/** A signature as it was drawn. */
const Signature = ({ path, name }: { path: string; name: string }) => (
  <svg
    role="img"
    aria-label={m.approvals.signatureOf(name)}
    viewBox={`0 0 ${SIGNATURE_BOX.width} ${SIGNATURE_BOX.height}`}
    className="mt-1 h-12 rounded-control bg-sunk"
  >
    <path
      d={path}
      fill="none"
      stroke="currentColor"
      strokeWidth="4"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)

/** What happened with the client, oldest first. */
export const TimelineList = ({
  events,
  now,
}: {
  events: readonly TimelineEvent[]
  /** Milliseconds. */
  now: number
}) => (
  <ol aria-label={m.approvals.timeline} className="mt-3 flex flex-col gap-2.5">
    {events.map((event) => {
      const Icon = ICONS[event.kind]
      const message = event.kind === 'sent' ? event.message : null
      const sent = message && stateOf(message, null, now)
      const { what, more } = wordsOf(event, sent)
      return (
        <li key={event.key} className="flex items-start gap-2.5">
          <Icon className="mt-0.5 size-4 shrink-0 text-ink-3" aria-hidden />
          <span className="min-w-0 grow wrap-anywhere">
            <span className="block">{what}</span>
            {more.length > 0 && <span className="block text-sm text-ink-2">{more.join(' · ')}</span>}
            {sent?.advice && <span className="block text-sm text-danger">{sent.advice}</span>}
            {message && sent && <MessageActs message={message} look={sent.look} />}
            {event.kind === 'answered' && event.signature !== '' && (
              <Signature path={event.signature} name={event.name} />
            )}
          </span>
          <time dateTime={event.at} className="shrink-0 text-sm text-ink-3 figures">
            {formatInstant(event.at)}
          </time>
        </li>
      )
    })}
  </ol>
)
