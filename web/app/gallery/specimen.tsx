import type { ReactNode } from 'react'
import { gallery as g } from '#web/i18n/ro/gallery.ts'
import { cx } from '#web/ui/cx.ts'

type SpecimenProps = {
  id: keyof typeof g.sections
  children: ReactNode
  /** Stacked on a desktop too, for wide components. */
  stacked?: boolean
}

/** One component of the system, in the light and the dark theme. */
export const Specimen = ({ id, children, stacked }: SpecimenProps) => (
  <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-6 border-t-2 border-ink pt-4 pb-12">
    <div className="mb-5 grid gap-1 desk:grid-cols-[14rem_1fr]">
      <h2 id={`${id}-title`} className="text-xl font-bold cond">
        {g.sections[id]}
      </h2>
      <p className="max-w-2xl text-pretty text-ink-2">{g.notes[id]}</p>
    </div>
    <div className={cx('grid gap-4', !stacked && 'desk:grid-cols-2')}>
      {(['light', 'dark'] as const).map((theme) => (
        <div
          key={theme}
          data-theme={theme}
          className="relative min-w-0 rounded-panel bg-bench p-4 ring-1 ring-rule desk:p-6"
        >
          <p className="mb-4 engraved text-ink-3">{theme === 'light' ? g.day : g.night}</p>
          {children}
        </div>
      ))}
    </div>
  </section>
)

/** A row of components side by side. */
export const Row = ({ children, className }: { children: ReactNode; className?: string }) => (
  <div className={cx('flex flex-wrap items-center gap-3 not-last:mb-4', className)}>{children}</div>
)
