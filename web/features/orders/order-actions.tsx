import BadgeCheck from 'lucide-react/icons/badge-check'
import Ban from 'lucide-react/icons/ban'
import Car from 'lucide-react/icons/car-front'
import Copy from 'lucide-react/icons/copy'
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import FileDown from 'lucide-react/icons/file-down'
import History from 'lucide-react/icons/history'
import LockOpen from 'lucide-react/icons/lock-open'
import { lazy, Suspense, useId, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { nextStatuses } from '#domain/workshop/orders/workflow.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Menu, type MenuAction } from '#web/ui/menu.tsx'
import { type DevizBlock, useDeviz } from './use-deviz.ts'
import type { useOrderActions } from './use-order-actions.ts'

/** Opened now and then: not part of the page. */
const HistorySheet = lazy(() =>
  import('#web/features/history/history-sheet.tsx').then((module) => ({ default: module.HistorySheet })),
)

type Actions = ReturnType<typeof useOrderActions>
type Size = { size: 'm' | 'l'; wide?: boolean }

/** The one large action of the state an order is in. */
export const MainAction = ({
  order,
  lines,
  actions,
  ...look
}: { order: Order | null; lines: readonly OrderLine[]; actions: Actions } & Size) => {
  if (order === null || order.status === 'DRAFT')
    return (
      <Button
        // Loud only once there is something to validate; the one accent belongs to the next step.
        variant={order?.vehicle_id && lines.length > 0 ? 'primary' : 'secondary'}
        icon={<BadgeCheck aria-hidden />}
        onClick={() => void actions.validate()}
        data-main-action
        {...look}
      >
        {m.orders.actions.validate}
      </Button>
    )
  if (order.status === 'ANULAT')
    return (
      <Button icon={<LockOpen aria-hidden />} onClick={actions.reopen} {...look}>
        {m.orders.actions.reopen}
      </Button>
    )
  return <DevizButton order={order} lines={lines} {...look} />
}

const sentenceOfBlock = (block: DevizBlock): string => {
  const { pdfFree, pdfOffline, pdfUnsent } = m.orders.actions
  return { free: pdfFree, offline: pdfOffline, unsent: pdfUnsent }[block]
}

/** Downloads the deviz; where that cannot be, it says why instead of only being grey. */
const DevizButton = ({ order, lines, size, wide }: { order: Order; lines: readonly OrderLine[] } & Size) => {
  const { block, isMaking, download } = useDeviz(order, lines)
  const noteId = useId()
  return (
    <div className={wide ? 'w-full' : 'flex flex-col items-end'}>
      <Button
        variant="primary"
        {...{ size }}
        {...(wide && { wide })}
        icon={<FileDown aria-hidden />}
        busy={isMaking}
        disabled={block !== null}
        {...(block && { 'aria-describedby': noteId })}
        onClick={() => void download()}
        aria-label={m.orders.actions.pdf}
      >
        {wide ? m.orders.actions.pdf : m.orders.actions.pdfShort}
      </Button>
      {block && wide && <DevizNote id={noteId} block={block} />}
    </div>
  )
}

const DevizNote = ({ id, block }: { id: string; block: DevizBlock }) => (
  <p id={id} className="mt-2 text-sm text-pretty text-ink-2">
    {sentenceOfBlock(block)}{' '}
    {block === 'free' && (
      <Link to="/cont/inregistrare" className="font-medium text-accent-text underline underline-offset-2">
        {m.orders.actions.pdfRegister}
      </Link>
    )}
  </p>
)

/** Why the deviz cannot be had, for the bar of a phone, where the sentence stands over the button. */
export const DevizNotice = ({ order, lines }: { order: Order; lines: readonly OrderLine[] }) => {
  const { block } = useDeviz(order, lines)
  const noteId = useId()
  return order.status === 'VALIDAT' && block ? <DevizNote id={noteId} block={block} /> : null
}

/** Everything else that can be done with an order. */
export const MoreActions = ({ order, actions }: { order: Order; actions: Actions }) => {
  const navigate = useNavigate()
  const [showsHistory, setShowsHistory] = useState(false)
  const t = m.orders.actions
  const next = nextStatuses(order.status)
  const list: MenuAction[] = [
    ...(order.status === 'VALIDAT'
      ? [{ label: t.reopen, icon: <LockOpen aria-hidden />, onSelect: actions.reopen }]
      : []),
    { label: t.duplicate, icon: <Copy aria-hidden />, onSelect: actions.duplicate },
    ...(order.vehicle_id
      ? [
          {
            label: m.orders.doc.carHistory,
            icon: <Car aria-hidden />,
            onSelect: () => void navigate(`/vehicule/${order.vehicle_id}`),
          },
        ]
      : []),
    { label: m.history.open, icon: <History aria-hidden />, onSelect: () => setShowsHistory(true) },
    ...(next.includes('ANULAT')
      ? [{ label: t.cancel, icon: <Ban aria-hidden />, onSelect: actions.cancel, danger: true }]
      : []),
  ]
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={t.more}
            icon={<EllipsisVertical aria-hidden />}
            className="pointer-coarse:size-12"
          />
        }
        actions={list}
      />
      {showsHistory && (
        <Suspense>
          <HistorySheet collection="orders" id={order.id} onClose={() => setShowsHistory(false)} />
        </Suspense>
      )}
    </>
  )
}
