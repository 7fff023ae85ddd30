import type { LucideIcon } from 'lucide-react'
import { cx } from './cx.ts'

/** How a state looks: its icon and its colours. */
export type BadgeLook = { icon: LucideIcon; className: string }

type BadgeProps = {
  look: BadgeLook
  text: string
  /** On a ground of its own. */
  isFilled?: boolean
  className?: string | undefined
}

/** A state: colour, icon and text together. */
export const Badge = ({
  look: { icon: Icon, className: colours },
  text,
  isFilled = false,
  className,
}: BadgeProps) => (
  <span
    className={cx(
      'inline-flex h-6 items-center gap-1 text-xs font-semibold whitespace-nowrap cond tracking-wide',
      isFilled && 'rounded-chip px-1.5',
      colours,
      className,
    )}
  >
    <Icon className="size-3.5" aria-hidden />
    {text}
  </span>
)
