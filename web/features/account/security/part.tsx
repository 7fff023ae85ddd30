import type { ReactNode } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'

/** A part of the page, on the same paper as the others. */
export const Part = ({
  id,
  title,
  under,
  children,
}: {
  id: string
  title: string
  under?: string
  children: ReactNode
}) => (
  <section
    aria-labelledby={id}
    className="scroll-mt-20 border-t border-rule px-4 py-6 first:border-t-0 desk:px-8"
  >
    <h2 id={id} className="text-lg font-semibold">
      {title}
    </h2>
    {under && <p className="text-sm text-pretty text-ink-2">{under}</p>}
    <div className="mt-4">{children}</div>
  </section>
)

/** In the place of what the server did not say. */
export const Failed = ({ sentence, onAgain }: { sentence: string; onAgain: () => Promise<void> }) => (
  <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
    <p className="min-w-0 grow basis-60 text-ink-2">{sentence}</p>
    <Button size="s" onClick={onAgain}>
      {m.security.again}
    </Button>
  </div>
)
