import MessageSquareCheck from 'lucide-react/icons/message-square-check'
import Undo from 'lucide-react/icons/undo-2'
import { Suspense, useState } from 'react'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { useAccount, useMay, useMutate } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { AgreementBadge } from '#web/ui/agreement-badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { late } from '#web/ui/late.ts'
import { DocSection } from '#web/ui/paper.tsx'
import { SummaryLine } from '#web/ui/summary-line.tsx'
import { DifferenceList } from './difference-list.tsx'
import { editedSince } from './edited.ts'
import { LinkList } from './link-list.tsx'
import { timelineOf } from './timeline.ts'
import { TimelineList } from './timeline-list.tsx'
import { useApprovals } from './use-approvals.ts'

/** Opened rarely, so it is not loaded with the page. */
const AnswerSheet = late(async () => (await import('./answer-sheet.tsx')).AnswerSheet)

/**
 * How an order stands with its client: what was sent and answered, what the shop has edited since, and the answers that
 * people of the shop record themselves. A shop without an account has no portal and records decisions on the lines.
 */
export const OrderApprovals = ({ order, lines }: { order: Order; lines: readonly OrderLine[] }) => {
  const t = m.approvals
  const me = useAccount()
  const may = useMay()
  const mutate = useMutate()
  const approvals = useApprovals(order.id)
  const [isAnswering, setAnswering] = useState(false)
  const [now] = useState(() => new Date(timeNow()).toISOString())
  if (!me || !approvals) return null
  const mayAnswer = order.status === 'VALIDAT' && may('insert', 'approval_answers')
  const events = timelineOf(approvals)
  if (events.length === 0 && !mayAnswer) return null
  const edited = editedSince(order, lines, approvals)
  const withdraw = () =>
    reportError(
      mutate(t.withdraw, [
        {
          op: 'patch',
          collection: 'approval_requests',
          id: order.open_request,
          data: { withdrawn_at: now },
        },
      ]),
    )
  return (
    <DocSection title={t.title} end={<AgreementBadge order={order} />}>
      {edited && (
        <div className="mt-3 rounded-control bg-draft-soft px-4 py-3">
          <p className="font-semibold text-draft">{t.edited[edited.since]}</p>
          <DifferenceList difference={edited.difference} />
          <p className="mt-1 text-sm text-ink-2">{t.askAgain}</p>
        </div>
      )}
      {events.length > 0 && <TimelineList events={events} now={Date.parse(now)} />}
      {approvals.links.length > 0 && (
        <details className="group mt-2">
          <SummaryLine>{t.links.title(approvals.links.length)}</SummaryLine>
          <LinkList links={approvals.links} now={now} />
        </details>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {mayAnswer && (
          <Button icon={<MessageSquareCheck aria-hidden />} onClick={() => setAnswering(true)}>
            {t.record}
          </Button>
        )}
        {order.open_request !== '' && may('patch', 'approval_requests', 'withdrawn_at') && (
          <Button variant="quiet" icon={<Undo aria-hidden />} onClick={withdraw}>
            {t.withdraw}
          </Button>
        )}
      </div>
      {isAnswering && (
        <Suspense>
          <AnswerSheet
            order={order}
            lines={lines}
            requests={approvals.requests}
            onClose={() => setAnswering(false)}
          />
        </Suspense>
      )}
    </DocSection>
  )
}
