import type { ReactNode } from 'react'

/** A part of a sheet, with its engraved title. */
export const IssuePart = ({
  title,
  end,
  children,
}: {
  title: string
  end?: ReactNode
  children: ReactNode
}) => (
  <section>
    <div className="mb-2.5 flex items-baseline justify-between gap-4 border-b border-rule-strong pb-1.5">
      <h3 className="engraved text-ink-2">{title}</h3>
      {end}
    </div>
    {children}
  </section>
)
