import type { ReactNode } from 'react'
import { cx } from './cx.ts'

type EmptyStateProps = {
  icon?: ReactNode
  title: string
  /** What this screen is for and what to do next, in one or two sentences. */
  children?: ReactNode
  action?: ReactNode
  /** Level of the heading; the page's own heading is 1. */
  level?: 1 | 2 | 3
  className?: string
}

/** An empty state that shows the next step. */
export const EmptyState = ({ icon, title, children, action, level = 2, className }: EmptyStateProps) => {
  const Heading = `h${level}` as const
  return (
    <div className={cx('mx-auto flex max-w-md flex-col items-start gap-3 px-4 py-10', className)}>
      {icon && (
        <div
          className="mb-1 flex items-end gap-3 text-accent-text [&_svg]:size-9 [&_svg]:stroke-[1.4]"
          aria-hidden
        >
          {icon}
          <span className="h-3 w-[min(10rem,40vw)] ticks border-b border-rule-strong text-rule-strong" />
        </div>
      )}
      <Heading
        className="text-xl font-semibold tracking-[-0.01em]"
        {...(level === 1 && { tabIndex: -1, 'data-page-heading': true })}
      >
        {title}
      </Heading>
      {children && <div className="text-md text-pretty text-ink-2">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap gap-2">{action}</div>}
    </div>
  )
}
