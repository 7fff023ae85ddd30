import { formatInteger } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'

type ProgressProps = {
  label: string
  done: number
  total: number
  /** Replaces `12 din 340`. */
  detail?: string
  className?: string
}

/** Measured progress on a graduated scale, like the sleeve of a torque wrench. */
export const Progress = ({ label, done, total, detail, className }: ProgressProps) => {
  const part = total > 0 ? Math.min(1, done / total) : 0
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-4">
        <span className="text-sm font-medium">{label}</span>
        <span className="figures text-sm text-ink-2">{detail ?? m.ui.sync.progress(done, total)}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={`${formatInteger(done)} / ${formatInteger(total)}`}
        className="relative h-3 overflow-hidden border-b border-rule-strong"
      >
        <div className="absolute inset-0 ticks text-rule-strong" />
        <div
          className="absolute inset-0 border-b-2 border-accent bg-accent-soft transition-[clip-path] duration-(--calm) ease-out"
          style={{ clipPath: `inset(0 ${(1 - part) * 100}% 0 0)` }}
        >
          <div className="absolute inset-0 ticks text-accent" />
        </div>
      </div>
    </div>
  )
}

/** A thin line at the top of the screen while the code of a page loads; static when reduced motion is set. */
export const LoadingBar = ({ active }: { active: boolean }) => (
  <div
    aria-hidden
    className={cx(
      'pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 origin-left bg-accent transition-[transform,opacity] ease-out',
      active ? 'scale-x-75 opacity-100 delay-150 duration-[4s]' : 'scale-x-0 opacity-0 duration-0',
    )}
  />
)
