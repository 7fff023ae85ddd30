import Camera from 'lucide-react/icons/camera'
import Check from 'lucide-react/icons/check'
import Flag from 'lucide-react/icons/flag'
import NotebookPen from 'lucide-react/icons/notebook-pen'
import Play from 'lucide-react/icons/play'
import Square from 'lucide-react/icons/square'
import { type ReactNode, Suspense, useRef, useState } from 'react'
import type { WorkSession } from '#domain/workshop/clock/schema.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { useClock } from '#web/features/orders/hours/use-clock.ts'
import { usePhotos } from '#web/features/photos/use-photos.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatHours } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { late } from '#web/ui/late.ts'
import { useOnce } from '#web/ui/once.ts'
import { Paper } from '#web/ui/paper.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { Elapsed } from '../hours/elapsed.tsx'
import { OrderLabel } from '../page/order-label.tsx'
import type { MyOrder } from './my-work.ts'

const NoteSheet = late(async () => (await import('./note-sheet.tsx')).NoteSheet)

type WorkCardProps = MyOrder & {
  /** The mechanic whose clock the buttons start; null where this person is none. */
  mechanicId: string | null
  running: readonly WorkSession[]
}

/** A car and the mechanic's works on it: everything is one press, large enough for a thumb in a glove. */
export const WorkCard = ({ order, works, mechanicId, running }: WorkCardProps) => {
  const t = m.orders.mine
  const { finish } = useClock()
  const open = works.filter(({ executat }) => executat === 0)
  const mine = running.filter((session) => session.mechanic_id === mechanicId)
  const isHere = mine.some(({ order_id }) => order_id === order.id)
  return (
    <li>
      <Paper marked={isHere} className="px-4 pt-3 pb-2">
        <div className="flex flex-wrap items-center justify-between gap-x-3">
          <Link
            to={`/comenzi/${order.id}`}
            className="-my-1 flex min-w-0 grow basis-64 items-center gap-3.5 rounded-control py-2 hover:bg-hover active:bg-pressed"
          >
            <Plate plate={order.nr_auto} size="m" />
            <span className="min-w-0">
              <span className="block truncate font-semibold">
                {[order.marca_denumire, order.model_denumire].filter(Boolean).join(' ') || m.orders.doc.noCar}
              </span>
              {order.termen_executie && (
                <span className="block truncate text-sm font-medium text-accent-text">
                  {t.promised(order.termen_executie)}
                </span>
              )}
            </span>
          </Link>
          <span className="-ml-2">
            <OrderLabel order={order} />
          </span>
        </div>
        {order.note_interne && (
          <p className="mt-1 text-sm whitespace-pre-wrap text-ink-2">{order.note_interne}</p>
        )}
        <ul className="mt-1">
          {works.map((line) => (
            <Work key={line.id} {...{ line, mechanicId, running, mine }} />
          ))}
        </ul>
        <div className="flex flex-wrap gap-1 border-t border-rule py-1">
          <Photo
            orderId={order.id}
            lineId={mine.find(({ order_id }) => order_id === order.id)?.line_id ?? null}
          />
          <Note order={order} />
        </div>
        {open.length > 0 && (
          <Button
            size="l"
            wide
            icon={<Flag aria-hidden />}
            onClick={() => finish(open, mechanicId, t.carDone)}
            className="mb-2"
          >
            {t.carDone}
          </Button>
        )}
      </Paper>
    </li>
  )
}

type ToolProps = { icon: ReactNode; children: ReactNode; onPress: () => unknown }

const Tool = ({ icon, children, onPress }: ToolProps) => {
  const press = useOnce(onPress)
  return (
    <button
      type="button"
      onClick={press.run}
      {...(press.busy && { 'aria-disabled': true })}
      className="flex min-h-14 grow basis-32 items-center justify-center gap-2 rounded-control px-3 font-medium hover:bg-hover active:bg-pressed [&_svg]:size-5"
    >
      {icon}
      {children}
    </button>
  )
}

/** One press opens the camera; the photo belongs to the work whose clock runs. */
const Photo = ({ orderId, lineId }: { orderId: string; lineId: string | null }) => {
  const input = useRef<HTMLInputElement>(null)
  const { add } = usePhotos(orderId)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={m.photos.take}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) void add(files, 'constatare', lineId)
        }}
      />
      <Tool icon={<Camera aria-hidden />} onPress={() => input.current?.click()}>
        {m.photos.take}
      </Tool>
    </>
  )
}

const Note = ({ order }: Pick<MyOrder, 'order'>) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Tool icon={<NotebookPen aria-hidden />} onPress={() => setOpen(true)}>
        {m.orders.mine.note}
      </Tool>
      {isOpen && (
        <Suspense>
          <NoteSheet order={order} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

type WorkProps = Pick<WorkCardProps, 'mechanicId' | 'running'> & {
  line: OrderLine
  mine: readonly WorkSession[]
}

const Work = ({ line, mechanicId, running, mine }: WorkProps) => {
  const t = m.orders.mine
  const mutate = useMutate()
  const { start, stop, finish } = useClock()
  const isDone = line.executat === 1
  const own = mine.find(({ line_id }) => line_id === line.id)
  const others = running.filter((one) => one.line_id === line.id && one.mechanic_id !== mechanicId)
  const name = line.descriere || m.orders.line.unnamed
  const clock = useOnce(() => (own ? stop(own) : mechanicId && start(line, mechanicId)))
  const reopen = () =>
    reportError(
      mutate(t.undone, [{ op: 'patch', collection: 'order_lines', id: line.id, data: { executat: 0 } }]),
    )
  const done = useOnce(() => (isDone ? reopen() : finish([line], mechanicId, t.ticked)))
  return (
    <li className="flex items-center gap-3 border-t border-rule py-2">
      {mechanicId !== null && !isDone && (
        <button
          type="button"
          aria-pressed={own !== undefined}
          aria-label={own ? t.stopOn(name) : t.startOn(name)}
          onClick={clock.run}
          {...(clock.busy && { 'aria-disabled': true })}
          className={cx(
            'grid size-16 shrink-0 place-items-center rounded-full shadow-1 active:translate-y-px',
            own ? 'bg-accent text-accent-ink' : 'border-2 border-control bg-raised text-ink hover:bg-sunk',
          )}
        >
          {own ? (
            <Square className="size-7 fill-current" aria-hidden />
          ) : (
            <Play className="size-7 fill-current" aria-hidden />
          )}
        </button>
      )}
      <span className={cx('min-w-0 grow font-medium wrap-anywhere', isDone && 'text-ink-3')}>
        {name}
        <span className="block text-sm font-normal text-ink-2 figures">
          {own ? (
            <span className="font-semibold text-accent-text">
              <Elapsed session={own} /> · {t.planned(formatHours(line.ore))}
            </span>
          ) : (
            t.workedOf(formatHours(line.ore_lucrate), formatHours(line.ore))
          )}
          {others.length > 0 && <span className="block">{t.othersWork(others.length)}</span>}
        </span>
      </span>
      <button
        type="button"
        aria-pressed={isDone}
        aria-label={t.tick(name)}
        onClick={done.run}
        {...(done.busy && { 'aria-disabled': true })}
        className="grid size-14 shrink-0 place-items-center rounded-control hover:bg-hover active:bg-pressed"
      >
        <span
          aria-hidden
          className={cx(
            'grid size-9 place-items-center rounded-control border-2',
            isDone ? 'border-transparent bg-good text-paper' : 'border-control',
          )}
        >
          {isDone && <Check className="size-6" />}
        </span>
      </button>
    </li>
  )
}
