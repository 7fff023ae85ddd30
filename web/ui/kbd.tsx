import type { ReactNode } from 'react'

/** A key of the keyboard; hidden on devices without one. */
export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd
    aria-hidden
    className="hidden pointer-fine:inline-grid h-5 min-w-5 place-items-center rounded-chip border border-current/60 px-1 font-sans text-2xs font-semibold cond"
  >
    {children}
  </kbd>
)
