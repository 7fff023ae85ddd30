import Ellipsis from 'lucide-react/icons/ellipsis'
import Plus from 'lucide-react/icons/plus'
import { useMay } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { usePath } from '#web/routing/hooks.ts'
import { Link } from '#web/routing/link.tsx'
import { cx } from '#web/ui/cx.ts'
import { isWithin, type Section, sectionsFor } from './sections.ts'
import { useShellState } from './shell-state.tsx'

type BarLinkProps = Pick<Section, 'to' | 'icon'> & { title: string; isHere: boolean }

const BarLink = ({ to, title, icon: Icon, isHere }: BarLinkProps) => (
  <Link
    to={to}
    aria-current={isHere ? 'page' : undefined}
    className={cx(
      'relative flex h-full flex-col items-center justify-center gap-1 text-2xs font-semibold',
      'focus-visible:-outline-offset-4',
      isHere
        ? 'text-ink before:absolute before:top-0 before:h-[3px] before:w-8 before:rounded-b-full before:bg-accent'
        : 'text-ink-3',
    )}
  >
    <Icon className="size-5.5" aria-hidden />
    {title}
  </Link>
)

/**
 * The bar at the bottom of a phone: at most five items, the new order in the middle, everything else under the last
 * one.
 */
export const BottomBar = () => {
  const { actor } = useShellState()
  const pathname = usePath()
  const mayAdd = useMay()('insert', 'orders')
  const sections = sectionsFor(actor)
  const inBar = sections.filter((section) => section.inBar)
  // People who see nothing of the work get the first of the other pages.
  const [first, second, third] = inBar.length > 0 ? inBar : sections
  const shown = [first, second, third]
  const isUnderMore = sections.some((section) => !shown.includes(section) && isWithin(section, pathname))
  const link = (section: typeof first) =>
    section && <BarLink {...section} isHere={isWithin(section, pathname)} />
  return (
    <nav
      aria-label={m.shell.navigation}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-rule bg-paper pb-[env(safe-area-inset-bottom)] typing:hidden desk:hidden"
    >
      <div className="mx-auto grid h-(--bar) max-w-lg auto-cols-fr grid-flow-col grid-rows-1">
        {link(first)}
        {link(second)}
        {mayAdd && (
          <Link
            to="/comenzi/noua"
            aria-label={m.shell.newOrder}
            className="grid place-items-center focus-visible:-outline-offset-2"
          >
            <span className="grid size-14 -translate-y-2.5 place-items-center rounded-panel bg-accent text-accent-ink shadow-2 transition-transform duration-(--quick) active:scale-95">
              <Plus className="size-7" strokeWidth={2.4} aria-hidden />
            </span>
          </Link>
        )}
        {link(third)}
        <BarLink
          to="/mai-mult"
          title={m.shell.more}
          icon={Ellipsis}
          isHere={isUnderMore || isWithin({ to: '/mai-mult' }, pathname)}
        />
      </div>
    </nav>
  )
}
