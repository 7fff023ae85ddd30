import ClockAlert from 'lucide-react/icons/clock-alert'
import { m } from '#web/i18n/messages.ts'
import { AppointmentBadge } from '#web/ui/appointment-badge.tsx'
import { cx } from '#web/ui/cx.ts'
import { Plate } from '#web/ui/plate.tsx'
import { clockText } from '../geometry.ts'
import type { Block } from '../grid/blocks.ts'

/** An appointment as a row: its time and plate, who comes for what, where, and its state. */
export const AppointmentRow = ({
  block,
  lane,
  isLate,
  onOpen,
}: {
  block: Block
  lane: string
  isLate: boolean
  onOpen: (id: string) => void
}) => (
  <li>
    <button
      type="button"
      onClick={() => onOpen(block.id)}
      className={cx(
        'flex min-h-16 w-full gap-3 border-b border-rule px-4 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2 active:bg-pressed',
        isLate && 'shadow-[inset_3px_0_0_var(--danger)]',
      )}
    >
      <span className="w-11 shrink-0 pt-0.5 figures">
        <span className="block font-semibold">{clockText(block.from)}</span>
        <span className="block text-sm text-ink-3">{clockText(block.to)}</span>
      </span>
      <span className="min-w-0 grow">
        <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <Plate plate={block.plate} size="s" />
          <span className="min-w-0 font-medium wrap-anywhere">{block.client}</span>
        </span>
        <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <AppointmentBadge look={block.look} />
          {isLate && (
            <span className="inline-flex items-center gap-1 text-xs font-semibold text-danger cond">
              <ClockAlert className="size-3.5" aria-hidden />
              {m.calendar.late}
            </span>
          )}
          <span className="text-sm text-ink-2 wrap-anywhere">
            {[block.service, lane].filter(Boolean).join(' · ')}
          </span>
        </span>
      </span>
    </button>
  </li>
)
