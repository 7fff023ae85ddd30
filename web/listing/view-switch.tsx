import { memo, type ReactNode } from 'react'
import { usePath } from '#web/routing/hooks.ts'
import { Link } from '#web/routing/link.tsx'
import { cx } from '#web/ui/cx.ts'

export type View = { to: string; icon: ReactNode; label: () => string }

/** Several views of the same rows; they are links, because each has its own address. `views` is a constant. */
export const ViewSwitch = memo(({ label, views }: { label: string; views: readonly View[] }) => {
  const pathname = usePath()
  return (
    <nav aria-label={label} className="inline-flex gap-0.5 rounded-control bg-groove p-0.5">
      {views.map(({ to, icon, label: name }) => (
        <Link
          key={to}
          to={to}
          aria-current={to === pathname ? 'page' : undefined}
          className={cx(
            'inline-flex h-9 items-center gap-1.5 rounded-[0.3125rem] px-3 text-sm font-medium pointer-coarse:h-11 [&_svg]:size-4',
            to === pathname ? 'bg-thumb text-ink shadow-1' : 'text-ink-2 hover:text-ink',
          )}
        >
          {icon}
          {name()}
        </Link>
      ))}
    </nav>
  )
})
