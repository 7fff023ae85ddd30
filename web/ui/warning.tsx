import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'

/** A warning beside what it is about. It blocks nothing. */
export const Warning = ({ children, className = '' }: { children: ReactNode; className?: string }) => (
  <p role="status" className={`flex gap-2 text-sm text-pretty text-draft ${className}`}>
    <TriangleAlert className="mt-px size-4 shrink-0" aria-hidden />
    <span>{children}</span>
  </p>
)
