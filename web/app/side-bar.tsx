import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import Plus from 'lucide-react/icons/plus'
import Search from 'lucide-react/icons/search'
import Store from 'lucide-react/icons/store'
import { useMay } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { usePath } from '#web/routing/hooks.ts'
import { Link } from '#web/routing/link.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { SyncSign } from '#web/ui/sync-sign.tsx'
import { UnreadCount, useUnread } from './bell.tsx'
import { Brand } from './brand.tsx'
import { COMMAND_KEY } from './command-key.ts'
import { GROUPS, isWithin, sectionsFor } from './sections.ts'
import { useShellState } from './shell-state.tsx'

type Entry = ReturnType<typeof sectionsFor>[number]

/** The unread notifications, beside their section. */
const SideCount = () => {
  const count = useUnread()
  if (count === 0) return null
  return (
    <>
      <UnreadCount count={count} />
      <span className="sr-only">{m.notifications.unread(count)}</span>
    </>
  )
}

const SideLink = ({ section: { icon: Icon, ...section }, isHere }: { section: Entry; isHere: boolean }) => (
  <li>
    <Link
      to={section.to}
      aria-current={isHere ? 'page' : undefined}
      className={cx(
        'relative flex h-10 items-center gap-3 rounded-control px-3 font-medium transition-colors duration-(--quick)',
        isHere
          ? 'bg-paper text-ink shadow-1 before:absolute before:top-2.5 before:bottom-2.5 before:left-0 before:w-[3px] before:rounded-full before:bg-accent'
          : 'text-ink-2 hover:bg-hover hover:text-ink',
      )}
    >
      <Icon className="size-4.5 shrink-0" aria-hidden />
      <span className="grow truncate">{section.title}</span>
      {section.name === 'notifications' && <SideCount />}
    </Link>
  </li>
)

/** Who works here, and the way to the person's other shops; without an account, a note that all stays on the device. */
const ShopBlock = () => {
  const { shop } = useShellState()
  return (
    <Link
      to={shop?.isOneOfMany ? '/cont/service' : '/setari'}
      className="flex min-h-12 items-center gap-3 rounded-control px-2.5 py-1.5 hover:bg-hover"
    >
      <span className="grid size-8 shrink-0 place-items-center rounded-control bg-pressed text-ink-2">
        {shop ? (
          <span className="text-sm font-bold cond">{shop.name.slice(0, 2).toLocaleUpperCase('ro')}</span>
        ) : (
          <Store className="size-4.5" aria-hidden />
        )}
      </span>
      <span className="min-w-0">
        <span className="line-clamp-2 text-sm leading-tight font-semibold wrap-anywhere">
          {shop?.name ?? m.shell.localShop}
        </span>
        <span className="block truncate text-xs text-ink-3">{shop?.person ?? m.shell.localShopHint}</span>
      </span>
      {shop?.isOneOfMany && (
        <ChevronsUpDown className="ml-auto size-4 shrink-0 text-ink-3" aria-label={m.more.shops} />
      )}
    </Link>
  )
}

/** The desktop menu: every section, in its groups. */
export const SideBar = ({ onSync, onSearch }: { onSync: () => void; onSearch: () => void }) => {
  const { sync, actor } = useShellState()
  const mayAdd = useMay()('insert', 'orders')
  const pathname = usePath()
  const sections = sectionsFor(actor)
  const groups = GROUPS.map((name) => sections.filter(({ group }) => group === name)).filter(
    ({ length }) => length > 0,
  )
  return (
    <aside className="sticky top-0 hidden h-dvh w-58 shrink-0 flex-col border-r border-rule bg-rail px-3 py-5 desk:flex">
      <div className="px-2">
        <Brand />
      </div>
      {mayAdd && (
        <ButtonLink
          to="/comenzi/noua"
          variant="primary"
          wide
          icon={<Plus aria-hidden />}
          end={<Kbd>N</Kbd>}
          className="mt-6"
        >
          {m.shell.newOrder}
        </ButtonLink>
      )}
      <button
        type="button"
        onClick={onSearch}
        className={cx(
          'flex h-10 shrink-0 items-center gap-3 rounded-control px-3 text-left font-medium text-ink-2 hover:bg-hover hover:text-ink',
          mayAdd ? 'mt-2' : 'mt-6',
        )}
      >
        <Search className="size-4.5 shrink-0" aria-hidden />
        <span className="grow">{m.palette.open}</span>
        <Kbd>{COMMAND_KEY}</Kbd>
      </button>
      {/* The list scrolls when it is long; what is below it stays visible. */}
      <nav aria-label={m.shell.navigation} className="-mx-3 mt-3 min-h-0 grow overflow-y-auto px-3 pb-3">
        {groups.map((group) => (
          <ul
            key={group[0]?.group}
            className="flex flex-col gap-0.5 not-first:mt-2 not-first:border-t not-first:border-rule not-first:pt-2"
          >
            {group.map((section) => (
              <SideLink key={section.to} section={section} isHere={isWithin(section, pathname)} />
            ))}
          </ul>
        ))}
      </nav>
      <div className="flex flex-col gap-1">
        <SyncSign state={sync} onClick={onSync} />
        <div aria-hidden className="mx-2.5 h-2 ticks text-rule-strong" />
        <ShopBlock />
      </div>
    </aside>
  )
}
