import ChevronDown from 'lucide-react/icons/chevron-down'
import type { ReactNode } from 'react'

/** The line that opens a `details` of the class `group`; its arrow says that there is more. */
export const SummaryLine = ({ children }: { children: ReactNode }) => (
  <summary className="flex min-h-11 w-fit cursor-pointer list-none items-center gap-2 font-medium">
    <ChevronDown
      className="size-4.5 shrink-0 text-ink-3 transition-transform duration-(--quick) group-open:rotate-180"
      aria-hidden
    />
    {children}
  </summary>
)
