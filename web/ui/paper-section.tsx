import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Paper } from './paper.tsx'

/**
 * A titled part of a page on its own paper. Links from elsewhere use its `id`. `roomy` is for pages whose papers take
 * the whole width.
 */
export const PaperSection = ({
  id,
  title,
  under,
  roomy,
  children,
}: {
  id?: string
  title: string
  under?: string
  roomy?: boolean
  children: ReactNode
}) => (
  <section id={id} aria-labelledby={id && `${id}-title`} className="scroll-mt-20">
    <Paper className={cx('px-4 pt-5 pb-6', roomy ? 'desk:px-8 desk:pt-6 desk:pb-8' : 'desk:px-6')}>
      <h2 id={id && `${id}-title`} className="text-lg font-semibold">
        {title}
      </h2>
      {under && <p className="max-w-prose text-pretty text-ink-2">{under}</p>}
      <div className="mt-5">{children}</div>
    </Paper>
  </section>
)
