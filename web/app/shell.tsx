import Search from 'lucide-react/icons/search'
import {
  type FunctionComponent,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useSyncExternalStore,
} from 'react'
import { UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { AppointmentHost } from '#web/appointments/appointment-host.tsx'
import { useMay, usePermission } from '#web/data/hooks.ts'
import { pendingSignUp } from '#web/data/pending-sign-up.ts'
import { asked } from '#web/data/reauthentication.ts'
import { openSend } from '#web/features/send/opened.ts'
import { SendHost } from '#web/features/send/send-host.tsx'
import { m } from '#web/i18n/messages.ts'
import { useInterceptBack, usePath, usePending } from '#web/routing/hooks.ts'
import { IconButton } from '#web/ui/button.tsx'
import { late, lateAllowed } from '#web/ui/late.ts'
import { mayTakeFocus } from '#web/ui/may-take-focus.ts'
import { closeTopSheet } from '#web/ui/open-sheets.ts'
import { LoadingBar } from '#web/ui/progress.tsx'
import { SyncSign } from '#web/ui/sync-sign.tsx'
import { Toaster } from '#web/ui/toaster.tsx'
import { useOverlay } from '#web/ui/use-overlay.ts'
import { BellLink } from './bell.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { Brand } from './brand.tsx'
import { useHotkeys } from './hotkeys.ts'
import { EarlyKeys } from './palette/early-keys.tsx'
import { useShellState } from './shell-state.tsx'
import { SideBar } from './side-bar.tsx'

/** Loaded when it is first opened, so that the frame stays small. */
const SyncSheet = late(async () => (await import('#web/features/sync/sync-sheet.tsx')).SyncSheet)

/** News beside the screen. Its code is a late part; where it cannot be loaded, the screen stays. */
const news = <Props extends object>(load: () => Promise<FunctionComponent<Props>>) =>
  lazy(async (): Promise<{ default: FunctionComponent<Props> }> => {
    await lateAllowed
    return { default: await load().catch(() => () => null) }
  })

const SyncNews = news(async () => (await import('#web/features/sync/sync-news.tsx')).SyncNews)

const NotificationNews = news(
  async () => (await import('#web/features/notifications/notification-news.tsx')).NotificationNews,
)

const SignUpStrip = news(async () => (await import('#web/features/account/sign-up-strip.tsx')).SignUpStrip)

const SupportStrip = news(async () => (await import('#web/features/settings/support-strip.tsx')).SupportStrip)

const UnpaidStrip = news(async () => (await import('#web/features/plan/unpaid-strip.tsx')).UnpaidStrip)

const Reauthentication = late(async () => (await import('#web/forms/reauthentication.tsx')).Reauthentication)

const Palette = late(async () => (await import('./palette/palette.tsx')).Palette)

const ShortcutsSheet = late(async () => (await import('./palette/shortcuts-sheet.tsx')).ShortcutsSheet)

type FrameProps = { onSync: () => void; onSearch: () => void }

const TopBar = ({ onSync, onSearch }: FrameProps) => {
  const { sync, shop } = useShellState()
  return (
    <header className="flex min-h-13 items-center gap-1 pr-2 pl-4 pt-[env(safe-area-inset-top)] desk:hidden">
      <Brand />
      <IconButton
        label={m.palette.open}
        icon={<Search aria-hidden />}
        onClick={onSearch}
        className="ml-auto text-ink-2"
      />
      {shop && <BellLink />}
      <SyncSign
        state={sync}
        compact={sync.kind !== 'attention' && sync.kind !== 'loading'}
        onClick={onSync}
      />
    </header>
  )
}

/** Keeps the place of a strip above the screen while its code is loaded. */
const StripPlace = ({ children }: { children: ReactNode }) => (
  <div className="min-h-11">
    <Suspense>{children}</Suspense>
  </div>
)

/** Every screen except those of the account shows that a sign-up waits for its code. */
const WaitingSignUp = () => {
  const { shop } = useShellState()
  const isWaiting = useSyncExternalStore(pendingSignUp.subscribe, pendingSignUp.get) !== null
  const pathname = usePath()
  if (shop || !isWaiting || pathname.startsWith('/cont/')) return null
  return (
    <StripPlace>
      <SignUpStrip />
    </StripPlace>
  )
}

/** People who can end a support visit see that it is running. */
const Support = () => {
  const { shop } = useShellState()
  const may = useMay()
  if (!shop?.isSupported || !may('patch', 'tenants', 'support_until')) return null
  return (
    <StripPlace>
      <SupportStrip />
    </StripPlace>
  )
}

/** The owner sees a failed payment on every screen except the one that says it in full. */
const UnpaidPlan = () => {
  const until = useShellState().shop?.unpaidUntil
  const isOwn = usePermission('subscription')
  const pathname = usePath()
  if (!until || !isOwn || pathname === UPGRADE_PATH) return null
  return (
    <StripPlace>
      <UnpaidStrip until={until} />
    </StripPlace>
  )
}

/** The question that `call` asks before something dangerous. It starts empty each time, so no password stays in it. */
const AskAgain = () => {
  const isAsked = useSyncExternalStore(asked.subscribe, asked.get) !== null
  return <Suspense>{isAsked && <Reauthentication />}</Suspense>
}

/** After navigation the focus goes to the heading of the page, so that screen readers read it and Tab starts there. */
const useHeadingFocus = (): void => {
  const pathname = usePath()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    if (!mayTakeFocus()) return
    const main = document.getElementById('main')
    if (main?.contains(document.activeElement) && document.activeElement?.matches('input, textarea')) return
    const heading = main?.querySelector<HTMLElement>('[data-page-heading]') ?? main
    heading?.focus({ preventScroll: true })
  }, [pathname])
}

/** The frame around every screen. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const isLoading = usePending() !== null
  // A person who reads an invite is not in the app yet.
  const isArrival = usePath() === '/invitatie'
  const sync = useOverlay()
  const palette = useOverlay()
  const help = useOverlay()
  const typedEarly = useRef('')
  useHeadingFocus()
  // On a phone Back closes the open sheet. The page under it stays, with what was typed there.
  useInterceptBack(closeTopSheet)
  useHotkeys({ onPalette: palette.open, onHelp: help.open })
  const frame = { onSync: sync.open, onSearch: palette.open }
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-ink px-4 py-2 font-semibold text-bench focus-visible:translate-y-0"
      >
        {m.shell.skip}
      </a>
      <LoadingBar active={isLoading} />
      <div className="flex min-h-dvh">
        <SideBar {...frame} />
        <div className="flex min-w-0 grow flex-col">
          <TopBar {...frame} />
          <WaitingSignUp />
          <Support />
          <UnpaidPlan />
          <main id="main" tabIndex={-1} className="grow pb-bar desk:pb-10">
            {children}
          </main>
        </div>
      </div>
      {!isArrival && <BottomBar />}
      <Suspense>{sync.isLoaded && <SyncSheet {...sync.props} />}</Suspense>
      <Suspense fallback={<EarlyKeys typed={typedEarly} />}>
        {palette.isLoaded && (
          <Palette {...palette.props} openSync={sync.open} openHelp={help.open} early={typedEarly} />
        )}
      </Suspense>
      <Suspense>{help.isLoaded && <ShortcutsSheet {...help.props} />}</Suspense>
      <AskAgain />
      <Suspense>
        <SyncNews />
        <NotificationNews />
      </Suspense>
      <Suspense>
        <SendHost />
        <AppointmentHost onWrite={(id) => openSend({ kind: 'appointment', id })} />
      </Suspense>
      <Toaster />
    </>
  )
}
