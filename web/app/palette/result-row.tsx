import Building from 'lucide-react/icons/building-2'
import CornerDownLeft from 'lucide-react/icons/corner-down-left'
import User from 'lucide-react/icons/user'
import type { ReactNode } from 'react'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatDayNarrow } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import type { Result } from './use-results.ts'

type Parts = { lead: ReactNode; title: ReactNode; detail?: ReactNode; end?: ReactNode }

const partsOf = (result: Result): Parts => {
  switch (result.kind) {
    case 'command': {
      const { icon: Icon, title, hotkey } = result.command
      return {
        lead: <Icon className="size-5 text-ink-3" aria-hidden />,
        title,
        end: hotkey && <Kbd>{hotkey}</Kbd>,
      }
    }
    case 'vehicle': {
      const { plate, client, phone, car, year } = result.vehicle
      return {
        lead: <Plate plate={plate} size="s" />,
        title: client || m.vehicles.picker.noClient,
        detail: [car || m.vehicles.picker.noCar, year, formatPhone(phone)].filter(Boolean).join(' · '),
      }
    }
    case 'order': {
      const { nr_auto, nr_comanda, client_nume, data_comanda, status, lucrari } = result.order
      const number = nr_comanda === null ? m.orders.doc.numberLater : m.orders.doc.number(nr_comanda)
      return {
        lead: <Plate plate={nr_auto} size="s" />,
        title: [number, client_nume].filter(Boolean).join(' · '),
        detail: [formatDayNarrow(data_comanda), lucrari].filter(Boolean).join(' · '),
        end: <StatusBadge status={status} />,
      }
    }
    case 'client': {
      const { kind, name, phone, fiscal_code, city } = result.client
      const Icon = kind === 'company' ? Building : User
      return {
        lead: <Icon className="size-5 text-ink-3" aria-hidden />,
        title: name || formatPhone(phone) || m.client.nameless,
        detail: [formatPhone(phone), fiscal_code, city].filter(Boolean).join(' · '),
      }
    }
  }
}

/** One result of the palette: its plate or its icon, its texts, and the key that takes it. */
export const ResultRow = ({
  id,
  result,
  isActive,
  onTake,
  onPoint,
}: {
  id: string
  result: Result
  isActive: boolean
  onTake: () => void
  onPoint: () => void
}) => {
  const { lead, title, detail, end } = partsOf(result)
  // Results align in one column, after the width of a plate.
  const isFound = result.kind !== 'command'
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys go through the combobox
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      onClick={onTake}
      onPointerMove={onPoint}
      className={cx(
        'mx-2 flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-2.5 py-1.5 pointer-coarse:min-h-13',
        isActive && 'bg-pressed [--ink-3:var(--ink-2)]',
      )}
    >
      <span className={cx('flex shrink-0', isFound ? 'w-[6.1rem]' : 'w-6 justify-center')}>{lead}</span>
      <span className="min-w-0 grow">
        <span className="block truncate font-medium">{title}</span>
        {detail && <span className="block truncate text-sm text-ink-2">{detail}</span>}
      </span>
      {end}
      <CornerDownLeft
        className={cx(
          'hidden size-4 shrink-0 text-ink-3 pointer-fine:block',
          !isActive && 'pointer-fine:invisible',
        )}
        aria-hidden
      />
    </div>
  )
}
