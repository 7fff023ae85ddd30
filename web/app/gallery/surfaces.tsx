import CarFront from 'lucide-react/icons/car-front'
import Copy from 'lucide-react/icons/copy'
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import Plus from 'lucide-react/icons/plus'
import Search from 'lucide-react/icons/search'
import Share2 from 'lucide-react/icons/share-2'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { formatDay, formatDayNarrow } from '#web/i18n/format.ts'
import { gallery as g } from '#web/i18n/ro/gallery.ts'
import { HoursField } from '#web/ui/amount-field.tsx'
import { Button, IconButton } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { List, ListHead, ListRow } from '#web/ui/list-row.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { Money } from '#web/ui/money.tsx'
import { DocHead, DocLine, DocSection, DocSum, Paper } from '#web/ui/paper.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { toast, toastUndo } from '#web/ui/toast-store.ts'
import { NORMS, ROWS } from './samples.ts'
import { Row, Specimen } from './specimen.tsx'

const OrderPaper = () => (
  <Paper ruled>
    <DocHead
      kind={g.sample.estimateKind}
      number="2026-0147"
      date={<span className="text-sm">{formatDay('2026-11-21')}</span>}
      status={<StatusBadge status="DRAFT" />}
    >
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 pt-4">
        <Plate plate="B123ABC" size="m" />
        <div>
          <p className="font-semibold">Dacia Logan 1.5 dCi</p>
          <p className="text-sm text-ink-2">{g.sample.clientName} · 0722 123 456 · 185.000 km</p>
        </div>
      </div>
    </DocHead>
    <DocSection
      title={g.sample.works}
      end={<Money bani={49500} unit={false} className="text-sm text-ink-2" />}
    >
      <DocLine index={1} name={NORMS[0]} reckoning="1,5 h × 180,00" bani={27000} onOpen={() => undefined} />
      <DocLine index={2} name={NORMS[4]} reckoning="1,25 h × 180,00" bani={22500} onOpen={() => undefined} />
      <div className="-mx-2 pt-1">
        <Button variant="quiet" size="s" icon={<Plus aria-hidden />}>
          {g.sample.addWork}
        </Button>
      </div>
    </DocSection>
    <DocSection
      title={g.sample.parts}
      end={<Money bani={32850} unit={false} className="text-sm text-ink-2" />}
    >
      <DocLine
        index={3}
        name="Set plăcuțe de frână față"
        note="Ferodo FDB4326"
        reckoning="1 buc × 289,00"
        bani={28900}
        onOpen={() => undefined}
      />
      <DocLine
        index={4}
        name="Spray curățat frâne"
        reckoning="2 buc × 19,75"
        bani={3950}
        onOpen={() => undefined}
      />
      <div className="-mx-2 pt-1">
        <Button variant="quiet" size="s" icon={<Plus aria-hidden />}>
          {g.sample.addPart}
        </Button>
      </div>
    </DocSection>
    <div className="flex justify-end px-4 pt-4 pb-6 desk:px-8 desk:pb-8">
      <div className="w-full max-w-80">
        <DocSum label={g.sample.subtotal} bani={82350} />
        <DocSum label={g.sample.vat} bani={17294} />
        <DocSum label={g.sample.total} bani={99644} strong />
      </div>
    </div>
  </Paper>
)

const Orders = () => (
  <Paper>
    <List label={g.sections.list}>
      <ListHead columns={g.sample.columns as [string, string, string, string, string]} />
      {ROWS.map((row, index) => (
        <ListRow
          key={row.plate}
          to="#list"
          selected={index === 1}
          lead={<Plate plate={row.plate} size="s" />}
          title={row.car}
          detail={`${row.client} · ${formatDayNarrow(row.date)}`}
          note={<StatusBadge status={row.status} />}
          end={<Money bani={row.bani} unit={false} />}
        />
      ))}
    </List>
  </Paper>
)

const Overlays = () => {
  const [open, setOpen] = useState<'side' | 'center' | null>(null)
  const [hours, setHours] = useState<number | null>(1000)
  const close = () => setOpen(null)
  return (
    <>
      <Row>
        <Button onClick={() => setOpen('side')}>{g.sample.openSheet}</Button>
        <Button onClick={() => setOpen('center')}>{g.sample.openDialog}</Button>
        <Menu
          trigger={<IconButton label={g.sample.menu} icon={<EllipsisVertical aria-hidden />} />}
          actions={[
            {
              label: g.sample.duplicate,
              icon: <Copy aria-hidden />,
              onSelect: () => toast(g.sample.duplicate),
            },
            { label: g.sample.share, icon: <Share2 aria-hidden />, onSelect: () => toast(g.sample.share) },
            {
              label: g.sample.remove,
              icon: <Trash2 aria-hidden />,
              danger: true,
              onSelect: () => toastUndo(g.sample.toastRemoved, () => toast(g.sample.toastRestored)),
            },
          ]}
        />
      </Row>
      <Row>
        <Button size="s" onClick={() => toast(g.sample.toastSaved)}>
          {g.sample.toastPlain}
        </Button>
        <Button
          size="s"
          onClick={() => toastUndo(g.sample.toastRemoved, () => toast(g.sample.toastRestored))}
        >
          {g.sample.toastUndo}
        </Button>
        <Button
          size="s"
          onClick={() =>
            toast(g.sample.toastFailed, { kind: 'error', description: g.sample.toastFailedText })
          }
        >
          {g.sample.toastError}
        </Button>
      </Row>
      <Sheet
        open={open !== null}
        onOpenChange={close}
        title={g.sample.sheetTitle}
        description={g.sample.sheetText}
        desktop={open ?? 'side'}
        footer={
          <>
            <Button onClick={close}>{g.sample.cancel}</Button>
            <Button variant="primary" onClick={close}>
              {g.sample.save}
            </Button>
          </>
        }
      >
        <HoursField label={g.sample.hours} value={hours} onChange={setHours} />
      </Sheet>
    </>
  )
}

/** Body of an order, lists, overlays, progress, empty states. */
export const Surfaces = () => (
  <>
    <Specimen id="document">
      <OrderPaper />
    </Specimen>
    <Specimen id="list" stacked>
      <Orders />
    </Specimen>
    <Specimen id="overlays">
      <Overlays />
    </Specimen>
    <Specimen id="progress">
      <div className="grid gap-6">
        <Progress label={g.sample.load} done={6200} total={10000} />
        <Progress label={g.sample.upload} done={3} total={24} />
      </div>
    </Specimen>
    <Specimen id="empty">
      <Paper>
        <EmptyState
          level={3}
          icon={<CarFront />}
          title={g.sample.emptyTitle}
          action={
            <Button variant="primary" icon={<Plus aria-hidden />}>
              {g.sample.emptyAction}
            </Button>
          }
        >
          {g.sample.emptyText}
        </EmptyState>
      </Paper>
      <Paper className="mt-4">
        <EmptyState level={3} icon={<Search />} title={g.sample.searchEmptyTitle}>
          {g.sample.searchEmptyText}
        </EmptyState>
      </Paper>
    </Specimen>
  </>
)
