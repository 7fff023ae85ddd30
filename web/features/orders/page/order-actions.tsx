import BadgeCheck from 'lucide-react/icons/badge-check'
import Ban from 'lucide-react/icons/ban'
import CalendarClock from 'lucide-react/icons/calendar-clock'
import CalendarPlus from 'lucide-react/icons/calendar-plus'
import Car from 'lucide-react/icons/car-front'
import Copy from 'lucide-react/icons/copy'
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import FileDown from 'lucide-react/icons/file-down'
import Files from 'lucide-react/icons/files'
import History from 'lucide-react/icons/history'
import LockOpen from 'lucide-react/icons/lock-open'
import Send from 'lucide-react/icons/send'
import { Suspense, useState } from 'react'
import { stands } from '#domain/workshop/appointments/transitions.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { nextStatuses } from '#domain/workshop/orders/workflow.ts'
import { openAppointment } from '#web/appointments/opened.ts'
import { orderAppointmentText, useOrderAppointment } from '#web/appointments/order-appointment.tsx'
import { Reading } from '#web/data/first-reads.ts'
import { useMay, usePermission } from '#web/data/hooks.ts'
import { OrderInvoice } from '#web/features/invoices/issue/order-invoice.tsx'
import { SendButton, useSend } from '#web/features/send/send-button.tsx'
import { m } from '#web/i18n/messages.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { late } from '#web/ui/late.ts'
import { Menu, type MenuAction } from '#web/ui/menu.tsx'
import type { useOrderActions } from './use-order-actions.ts'

/** Opened rarely, so it is not loaded with the page. */
const HistorySheet = late(async () => (await import('#web/features/history/history-sheet.tsx')).HistorySheet)

/** Loads the document code, which the page itself does not need. */
const DevizButton = late(
  async () => (await import('#web/features/documents/printing/deviz-button.tsx')).default,
)

type Actions = ReturnType<typeof useOrderActions>
type Size = { size: 'm' | 'l'; wide?: boolean }

/** Reserves the button's space while its code loads. */
const DevizButtonPlace = ({ size, wide }: Size) => (
  <Button icon={<FileDown aria-hidden />} disabled size={size} {...(wide && { wide })}>
    {wide ? m.documents.deviz : m.documents.devizShort}
  </Button>
)

/** The one large action for the state of an order. */
export const MainAction = ({
  order,
  lines,
  actions,
  ...look
}: { order: Order | null; lines: readonly OrderLine[]; actions: Actions } & Size) => {
  if (order === null || order.status === 'DRAFT')
    return (
      <Button
        // Prominent only when there is something to validate: the accent belongs to the next step.
        variant={order?.vehicle_id && lines.length > 0 ? 'primary' : 'secondary'}
        icon={<BadgeCheck aria-hidden />}
        onClick={() => actions.validate()}
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
  // A priced order is sent first; an invoiced order links to its invoice.
  const isPriced = order.status === 'VALIDAT'
  return (
    <>
      {isPriced && <SendButton about={{ kind: 'order', id: order.id }} variant="primary" {...look} />}
      <OrderInvoice order={order} lines={lines} {...look} />
      {(look.wide || !isPriced) && <DevizPdf orderId={order.id} {...look} />}
    </>
  )
}

/** The deviz as a file, or printed by the device; it is for people who see prices. */
export const DevizPdf = ({ orderId, ...look }: { orderId: string } & Size) =>
  usePermission('prices') && (
    <Suspense
      fallback={
        <>
          <Reading />
          <DevizButtonPlace {...look} />
        </>
      }
    >
      <DevizButton orderId={orderId} {...look} />
    </Suspense>
  )

/** All other actions on an order. */
export const MoreActions = ({
  order,
  actions,
  more,
  isBeside = false,
}: {
  order: Order
  actions: Actions
  /** Actions on its lines. */
  more: readonly MenuAction[]
  /** The documents have their own button here. */
  isBeside?: boolean
}) => {
  const navigate = useNavigate()
  const may = useMay()
  const [showsHistory, setShowsHistory] = useState(false)
  const send = useSend({ kind: 'order', id: order.id })
  const planned = useOrderAppointment(order.id)
  const t = m.orders.actions
  const known = { vehicle_id: order.vehicle_id, contact_id: order.contact_id }
  const next = nextStatuses(order.status)
  const list: MenuAction[] = [
    ...(order.status === 'VALIDAT'
      ? [{ label: t.reopen, icon: <LockOpen aria-hidden />, onSelect: actions.reopen }]
      : []),
    ...(send.maySend && order.status !== 'VALIDAT'
      ? [{ label: m.send.titles.general, icon: <Send aria-hidden />, onSelect: send.open }]
      : []),
    ...(isBeside
      ? []
      : [
          {
            label: m.documents.open,
            icon: <Files aria-hidden />,
            onSelect: () =>
              navigate(`/comenzi/${order.id}/documente/${order.status === 'DRAFT' ? 'comanda' : 'deviz'}`),
          },
        ]),
    ...(may('insert', 'orders')
      ? [{ label: t.duplicate, icon: <Copy aria-hidden />, onSelect: actions.duplicate }]
      : []),
    ...(may('insert', 'appointments')
      ? [
          ...(order.status === 'DRAFT' || order.status === 'VALIDAT'
            ? [
                planned && stands(planned.status)
                  ? {
                      label: orderAppointmentText(planned),
                      icon: <CalendarClock aria-hidden />,
                      onSelect: () => openAppointment({ id: planned.id }),
                    }
                  : {
                      label: m.appointments.plan,
                      icon: <CalendarClock aria-hidden />,
                      onSelect: () => openAppointment({ initial: { ...known, order_id: order.id } }),
                    },
              ]
            : []),
          {
            label: m.appointments.next,
            icon: <CalendarPlus aria-hidden />,
            onSelect: () => openAppointment({ initial: known }),
          },
        ]
      : []),
    ...more,
    ...(order.vehicle_id
      ? [
          {
            label: m.orders.doc.carHistory,
            icon: <Car aria-hidden />,
            onSelect: () => navigate(`/vehicule/${order.vehicle_id}`),
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
