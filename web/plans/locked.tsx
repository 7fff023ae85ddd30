import Lock from 'lucide-react/icons/lock-keyhole'
import type { ReactNode } from 'react'
import { UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { ButtonLink } from '#web/ui/button.tsx'

/** A place that the plan keeps closed: what it is, and the way to the plans. */
export const Locked = ({
  title,
  action,
  children,
}: {
  title: string
  action: string
  children: ReactNode
}) => (
  <section
    aria-label={title}
    className="flex flex-col items-start gap-3 rounded-control border border-control bg-sunk px-4 py-4 desk:flex-row desk:items-center"
  >
    <Lock className="size-5 shrink-0 text-ink-3" aria-hidden />
    <div className="min-w-0 grow">
      <h3 className="font-semibold">{title}</h3>
      <p className="text-sm text-pretty text-ink-2">{children}</p>
    </div>
    <ButtonLink to={UPGRADE_PATH} size="s">
      {action}
    </ButtonLink>
  </section>
)
