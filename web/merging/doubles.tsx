import Merge from 'lucide-react/icons/merge'
import type { ReactNode } from 'react'
import { Link } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'

/** How many duplicates are shown at most: more of them means that the comparison is wrong. */
const MOST = 5

/** A row that seems to be the one of the page. */
export type Double = {
  id: string
  /** Its own page. */
  to: string
  /** Its plate or its name. */
  name: ReactNode
  /** Who it is, and why it looks alike. */
  why: string
}

type DoublesProps = {
  text: { title: string; action: string }
  found: readonly Double[]
  onMerge: (id: string) => Promise<void>
}

/** Rows that seem to be the same as that of the page; a press merges one into it. */
export const Doubles = ({ text, found, onMerge }: DoublesProps) =>
  found.length > 0 && (
    <section
      aria-label={text.title}
      className="mb-6 rounded-control bg-draft-soft px-4 pt-3 pb-1.5 text-draft desk:px-5"
    >
      <p className="font-semibold">{text.title}</p>
      <ul>
        {found.slice(0, MOST).map(({ id, to, name, why }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <Link to={to} className="rounded-chip">
              {name}
            </Link>
            <span className="min-w-0 grow">{why}</span>
            <Button size="s" icon={<Merge aria-hidden />} onClick={() => onMerge(id)}>
              {text.action}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
