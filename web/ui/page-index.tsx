import { Link } from '#web/routing/link.tsx'

/** Links to the parts of a page by their ids, always visible. */
export const PageIndex = ({
  label,
  parts,
}: {
  label: string
  parts: readonly { id: string; title: string }[]
}) => (
  <nav
    aria-label={label}
    className="sticky top-0 z-10 -mx-4 mb-4 overflow-x-auto bg-bench px-4 py-2 [scrollbar-width:none] desk:mx-0 desk:px-0"
  >
    <ul className="flex w-max gap-2">
      {parts.map(({ id, title }) => (
        <li key={id}>
          <Link
            to={`#${id}`}
            replace
            className="inline-flex h-10 items-center rounded-full border border-control bg-raised px-3.5 text-sm font-medium hover:bg-sunk pointer-coarse:h-11"
          >
            {title}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)
