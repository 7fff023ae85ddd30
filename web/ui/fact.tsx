import type { ReactNode } from 'react'

/** One line of a list of facts (`dl`): a label and its value. */
export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid gap-x-4 border-b border-rule py-2.5 last:border-b-0 desk:grid-cols-[11rem_minmax(0,1fr)]">
    <dt className="text-sm text-ink-3 desk:text-base">{label}</dt>
    <dd className="min-w-0 font-medium wrap-anywhere">{children}</dd>
  </div>
)
