import Car from 'lucide-react/icons/car-front'
import ClipboardList from 'lucide-react/icons/clipboard-list'
import Ellipsis from 'lucide-react/icons/ellipsis'
import House from 'lucide-react/icons/house'
import Plus from 'lucide-react/icons/plus'
import Settings from 'lucide-react/icons/settings'
import Store from 'lucide-react/icons/store'
import type { ReactNode } from 'react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { m } from '#web/i18n/messages.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { LoadingBar } from '#web/ui/progress.tsx'
import { SyncSign } from '#web/ui/sync-sign.tsx'
import { Toaster } from '#web/ui/toaster.tsx'
import { useHotkeys } from './hotkeys.ts'
import { Logo } from './logo.tsx'
import { useShellState } from './shell-state.tsx'

/** Loaded when it is first opened: the frame stays light. */
const SyncSheet = lazy(async () => ({
  default: (await import('#web/features/sync/sync-sheet.tsx')).SyncSheet,
}))

const SyncNews = lazy(async () => ({
  default: (await import('#web/features/sync/sync-news.tsx')).SyncNews,
}))

type Place = { to: string; label: string; icon: ReactNode; end?: boolean }

const places = (): Place[] => [
  { to: '/', label: m.shell.home, icon: <House aria-hidden />, end: true },
  { to: '/comenzi', label: m.shell.orders, icon: <ClipboardList aria-hidden /> },
  { to: '/vehicule', label: m.shell.vehicles, icon: <Car aria-hidden /> },
  { to: '/mai-mult', label: m.shell.more, icon: <Ellipsis aria-hidden /> },
]

const Brand = () => (
  <Link to="/" className="flex items-center gap-2.5 rounded-control">
    <Logo className="h-6 w-auto" />
    <span className="text-lg leading-none font-bold tracking-[0.02em] cond">{m.shell.product}</span>
  </Link>
)

const SideLink = ({ to, label, icon, end }: Place) => (
  <NavLink
    to={to}
    {...(end && { end })}
    className={({ isActive }) =>
      cx(
        'relative flex h-10 items-center gap-3 rounded-control px-3 font-medium transition-colors duration-(--quick) [&_svg]:size-4.5',
        isActive
          ? 'bg-paper text-ink shadow-1 before:absolute before:top-2.5 before:bottom-2.5 before:left-0 before:w-[3px] before:rounded-full before:bg-accent'
          : 'text-ink-2 hover:bg-hover hover:text-ink',
      )
    }
  >
    {icon}
    {label}
  </NavLink>
)

/** Who works here; without an account, that all stays on the device. */
const ShopBlock = () => {
  const { shop } = useShellState()
  return (
    <Link
      to={shop ? '/setari' : '/mai-mult'}
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
        <span className="block truncate text-sm leading-tight font-semibold">
          {shop?.name ?? m.shell.localShop}
        </span>
        <span className="block truncate text-xs text-ink-3">{shop?.person ?? m.shell.localShopHint}</span>
      </span>
    </Link>
  )
}

type WithSync = { onSync: () => void }

const SideBar = ({ onSync }: WithSync) => {
  const { sync } = useShellState()
  return (
    <aside className="sticky top-0 hidden h-dvh w-58 shrink-0 flex-col border-r border-rule bg-rail px-3 py-5 desk:flex">
      <div className="px-2">
        <Brand />
      </div>
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
      <nav aria-label={m.shell.navigation} className="mt-5 flex flex-col gap-0.5">
        {places().map((place) => (
          <SideLink key={place.to} {...place} />
        ))}
        <SideLink to="/setari" label={m.shell.settings} icon={<Settings aria-hidden />} />
      </nav>
      <div className="mt-auto flex flex-col gap-1">
        <SyncSign state={sync} onClick={onSync} />
        <div aria-hidden className="mx-2.5 h-2 ticks text-rule-strong" />
        <ShopBlock />
      </div>
    </aside>
  )
}

const BarLink = ({ to, label, icon, end }: Place) => (
  <NavLink
    to={to}
    {...(end && { end })}
    className={({ isActive }) =>
      cx(
        'relative flex h-full flex-col items-center justify-center gap-1 text-2xs font-semibold [&_svg]:size-5.5',
        'focus-visible:-outline-offset-4',
        isActive
          ? 'text-ink before:absolute before:top-0 before:h-[3px] before:w-8 before:rounded-b-full before:bg-accent'
          : 'text-ink-3',
      )
    }
  >
    {icon}
    {label}
  </NavLink>
)

/** The thumb's bar: at most five places, the new order in the middle. */
const BottomBar = () => {
  const [home, orders, vehicles, more] = places()
  return (
    <nav
      aria-label={m.shell.navigation}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-rule bg-paper pb-[env(safe-area-inset-bottom)] desk:hidden"
    >
      <div className="mx-auto grid h-(--bar) max-w-lg grid-cols-5">
        {home && <BarLink {...home} />}
        {orders && <BarLink {...orders} />}
        <Link
          to="/comenzi/noua"
          aria-label={m.shell.newOrder}
          className="grid place-items-center focus-visible:-outline-offset-2"
        >
          <span className="grid size-14 -translate-y-2.5 place-items-center rounded-panel bg-accent text-accent-ink shadow-2 transition-transform duration-(--quick) active:scale-95">
            <Plus className="size-7" strokeWidth={2.4} aria-hidden />
          </span>
        </Link>
        {vehicles && <BarLink {...vehicles} />}
        {more && <BarLink {...more} />}
      </div>
    </nav>
  )
}

const TopBar = ({ onSync }: WithSync) => {
  const { sync } = useShellState()
  return (
    <header className="flex min-h-13 items-center justify-between pr-2 pl-4 pt-[env(safe-area-inset-top)] desk:hidden">
      <Brand />
      <SyncSign
        state={sync}
        compact={sync.kind !== 'attention' && sync.kind !== 'loading'}
        onClick={onSync}
      />
    </header>
  )
}

/** After navigation the focus goes to the heading of the page, so that it is read and Tab starts there. */
const useHeadingFocus = (): void => {
  const { pathname } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    const main = document.getElementById('main')
    if (main?.contains(document.activeElement) && document.activeElement?.matches('input, textarea')) return
    const heading = main?.querySelector<HTMLElement>('[data-page-heading]') ?? main
    heading?.focus({ preventScroll: true })
  }, [pathname])
}

/** The frame around every screen. */
export const Shell = () => {
  const navigation = useNavigation()
  const [syncSheet, setSyncSheet] = useState<'never' | 'open' | 'closed'>('never')
  const openSync = () => setSyncSheet('open')
  useHeadingFocus()
  useHotkeys()
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-ink px-4 py-2 font-semibold text-bench focus-visible:translate-y-0"
      >
        {m.shell.skip}
      </a>
      <LoadingBar active={navigation.state === 'loading'} />
      <div className="flex min-h-dvh">
        <SideBar onSync={openSync} />
        <div className="flex min-w-0 grow flex-col">
          <TopBar onSync={openSync} />
          <main id="main" tabIndex={-1} className="grow pb-bar desk:pb-10">
            <Outlet />
          </main>
        </div>
      </div>
      <BottomBar />
      {syncSheet !== 'never' && (
        <Suspense>
          <SyncSheet
            open={syncSheet === 'open'}
            onOpenChange={(open) => setSyncSheet(open ? 'open' : 'closed')}
          />
        </Suspense>
      )}
      <Suspense>
        <SyncNews />
      </Suspense>
      <Toaster />
      <ScrollRestoration />
    </>
  )
}
