import Files from 'lucide-react/icons/files'
import LockKeyhole from 'lucide-react/icons/lock-keyhole'
import { useEffect, useRef, useState } from 'react'
import type { LineKind, Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { isEditable } from '#domain/workshop/orders/workflow.ts'
import { OrderAppointment } from '#web/appointments/order-appointment.tsx'
import { dayNow } from '#web/data/time.ts'
import { OrderApprovals } from '#web/features/approvals/order-approvals.tsx'
import { EditorContext } from '#web/features/orders/editor/editor-context.ts'
import { RefusedEdits } from '#web/features/orders/editor/refused-edits.tsx'
import { useEdit, useShownLines } from '#web/features/orders/editor/use-edits.ts'
import { useFactsOfOrder } from '#web/features/orders/editor/use-facts-of-order.ts'
import { type OrderEditor, orderKey } from '#web/features/orders/editor/use-order.ts'
import { useEndForgotten } from '#web/features/orders/hours/use-end-forgotten.ts'
import { invalidIn } from '#web/features/orders/lines/line-fields.tsx'
import { LineSection } from '#web/features/orders/lines/line-section.tsx'
import { useLineTools } from '#web/features/orders/lines/line-tools.tsx'
import { useLineMemory } from '#web/features/orders/lines/use-line-memory.ts'
import { OrderPhotos } from '#web/features/photos/order-photos.tsx'
import { MessagesOf } from '#web/features/send/state/messages-of.tsx'
import { m } from '#web/i18n/messages.ts'
import { RejectedHere } from '#web/syncing/rejected/rejected-here.tsx'
import { ReplacedHere } from '#web/syncing/replaced/replaced-here.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { DocHead, Paper } from '#web/ui/paper.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { useDesk, useMedia } from '#web/ui/use-media.ts'
import { DevizPdf, MainAction, MoreActions } from './order-actions.tsx'
import { OrderCar } from './order-car.tsx'
import { OrderFacts } from './order-facts.tsx'
import { OrderFollowUps } from './order-follow-ups.tsx'
import { OrderIntake } from './order-intake.tsx'
import { OrderLabel } from './order-label.tsx'
import { OrderMargin } from './order-margin.tsx'
import { OrderNotes } from './order-notes.tsx'
import { TotalsBar, TotalsColumn, useTotals } from './order-totals.tsx'
import { useOrderActions } from './use-order-actions.ts'

type OrderBodyProps = {
  /** null while a new order has no content yet. */
  order: Order | null
  lines: OrderLine[]
  editor: OrderEditor
  /** The order's car; for a new order the chosen one. */
  carId: string | null
  /** Beside a list the page keeps to one column. */
  narrow?: boolean
}

const isLocked = (order: Order | null): boolean => order !== null && !isEditable(order.status)

const lockedSentence = (order: Order): string => {
  const { lockedValid, lockedBilled, lockedVoid } = m.orders.actions
  return order.status === 'VALIDAT' ? lockedValid : order.status === 'FACTURAT' ? lockedBilled : lockedVoid
}

/** The page of an order: it looks like the deviz that will be printed, and is written in place. */
export const OrderBody = (props: OrderBodyProps) => {
  const facts = useFactsOfOrder(props.editor.id, props.order, props.lines)
  useEndForgotten()
  return (
    <EditorContext value={facts}>
      <OrderParts {...props} />
    </EditorContext>
  )
}

const OrderParts = ({ order, lines, editor, carId, narrow = false }: OrderBodyProps) => {
  const desk = useDesk()
  const hasSide = useMedia('(min-width: 75rem)') && !narrow
  const locked = isLocked(order)
  const edit = useEdit(editor.edits, orderKey(editor.id))
  const [today] = useState(dayNow)
  const day = (edit.values.data_comanda as string | undefined) ?? order?.data_comanda ?? today
  const totals = useTotals(order, day, lines, editor.edits)
  const memory = useLineMemory(lines.length)
  const actions = useOrderActions(order, lines, editor, carId)
  const tools = useLineTools({ lines, editor, hourPrice: memory.hourPrice, locked })
  const shown = useShownLines(lines, editor.edits)
  const [isStarting, setStarting] = useState(false)
  const [partsAsked, setPartsAsked] = useState(0)
  const body = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!isStarting) return
    body.current?.querySelector<HTMLInputElement>('fieldset[data-entry] input')?.focus()
  }, [isStarting])

  // A visible figure that cannot be read is not written yet: no next step runs over it.
  useEffect(() => editor.onFlush(async () => invalidIn(body.current) === null), [editor])

  /** Moves from the works to the parts, and from the parts to the one large action. */
  const goOn = (from: LineKind): boolean => {
    const next =
      from === 'manopera'
        ? body.current?.querySelector<HTMLElement>('fieldset[data-entry=material] input')
        : body.current?.parentElement?.querySelector<HTMLElement>('[data-main-action]')
    next?.focus()
    // On a phone the parts open first.
    if (!next && from === 'manopera') setPartsAsked((times) => times + 1)
    return Boolean(next) || from === 'manopera'
  }

  const problem = actions.problem && (
    <p role="alert" className="mt-2 text-sm text-danger">
      {actions.problem}
    </p>
  )
  return (
    <div className={hasSide ? 'grid grid-cols-[minmax(0,1fr)_20rem] items-start gap-6' : ''}>
      <div ref={body} className="min-w-0">
        {order && <RejectedHere orderId={order.id} />}
        {order && <ReplacedHere orderId={order.id} />}
        <Paper ruled className="-mx-4 pb-6 desk:mx-0 desk:pb-8">
          <DocHead
            kind={m.orders.doc.kind}
            number={
              order &&
              (order.nr_comanda === null ? (
                <span className="text-base">{m.orders.doc.numberLater}</span>
              ) : (
                m.orders.doc.number(order.nr_comanda)
              ))
            }
            status={
              <span className="flex flex-wrap items-center justify-end gap-x-2">
                {order && <OrderLabel order={order} />}
                <StatusBadge status={order?.status ?? 'DRAFT'} />
              </span>
            }
          >
            <OrderCar {...{ order, editor, carId, locked }} onChosen={() => setStarting(true)} />
            <OrderFacts {...{ order, carId, day, lines, editor, locked }} />
          </DocHead>
          <p
            role="status"
            className="mx-4 flex items-center gap-2 text-sm text-ink-2 not-empty:mt-4 desk:mx-8"
          >
            {order && locked && (
              <>
                <LockKeyhole className="size-4 shrink-0" aria-hidden />
                {lockedSentence(order)}
              </>
            )}
          </p>
          {order && <OrderAppointment orderId={order.id} className="mx-4 mt-2 desk:mx-8" />}
          {order && <MessagesOf column="order_id" id={order.id} className="mx-4 mt-2 desk:mx-8" />}
          <RefusedEdits orderId={editor.id} lines={lines} edits={editor.edits} locked={locked} />
          {order && <OrderApprovals order={order} lines={lines} />}
          {!locked && <OrderFollowUps {...{ carId, lines, editor }} />}
          {(['manopera', 'material'] as const).map((kind) => (
            <LineSection
              key={kind}
              {...{ kind, lines, editor, memory, locked }}
              cells={desk && !narrow}
              asked={kind === 'material' ? partsAsked : isStarting && lines.length === 0 ? 1 : 0}
              onNext={() => goOn(kind)}
              onCatalog={tools.openCatalog}
            />
          ))}
          <OrderIntake order={order} editor={editor} />
          {(order || carId) && (
            <OrderPhotos
              orderId={editor.id}
              status={order?.status ?? 'DRAFT'}
              lines={lines}
              write={editor.write}
            />
          )}
          <OrderNotes {...{ order, editor, locked }} />
          {!hasSide && (
            <div className="flex justify-end px-4 pt-6 desk:px-8">
              <div className="w-full max-w-80">
                <TotalsColumn totals={totals} />
                <OrderMargin lines={shown} />
              </div>
            </div>
          )}
        </Paper>
      </div>
      {hasSide ? (
        <aside aria-label={m.orders.totals.title} className="sticky top-6">
          <Paper className="px-5 pt-4 pb-5">
            <TotalsColumn totals={totals} />
            <OrderMargin lines={shown} />
            <div className={cx('flex flex-col gap-2', totals && 'mt-5')}>
              <MainAction {...{ order, lines, actions }} size="m" wide />
              {/* The same height before the order has a row: its first line moves nothing. */}
              <div className="flex min-h-10 items-center gap-2 pointer-coarse:min-h-12">
                {order && (
                  <>
                    <ButtonLink
                      to={`/comenzi/${order.id}/documente/${order.status === 'DRAFT' ? 'comanda' : 'deviz'}`}
                      icon={<Files aria-hidden />}
                      wide
                    >
                      {m.documents.open}
                    </ButtonLink>
                    <MoreActions {...{ order, actions }} more={tools.actions} isBeside />
                  </>
                )}
              </div>
              {problem}
            </div>
          </Paper>
          {!locked && <p className="mt-3 px-1 text-sm text-ink-3">{m.orders.saved}</p>}
        </aside>
      ) : order === null && carId === null ? null : (
        <TotalsBar
          totals={totals}
          notice={problem}
          menu={
            order ? (
              <div className="flex items-center">
                {order.status === 'VALIDAT' && <DevizPdf orderId={order.id} size="m" />}
                <MoreActions {...{ order, actions }} more={tools.actions} />
              </div>
            ) : (
              // Reserves the space of what appears with the order: the first line must move no button.
              <div className="size-10 pointer-coarse:size-12" />
            )
          }
        >
          <MainAction {...{ order, lines, actions }} size={desk ? 'm' : 'l'} />
          {/* What others do next with such an order tells prices. */}
          {totals === null && (order?.status === 'VALIDAT' || order?.status === 'FACTURAT') && (
            <ButtonLink
              to={`/comenzi/${order.id}/documente/comanda`}
              icon={<Files aria-hidden />}
              size={desk ? 'm' : 'l'}
            >
              {m.documents.open}
            </ButtonLink>
          )}
        </TotalsBar>
      )}
      {tools.sheet}
      {actions.question}
    </div>
  )
}
