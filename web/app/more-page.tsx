import ChevronRight from 'lucide-react/icons/chevron-right'
import LogIn from 'lucide-react/icons/log-in'
import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Palette from 'lucide-react/icons/palette'
import Settings from 'lucide-react/icons/settings'
import Sun from 'lucide-react/icons/sun'
import UserPlus from 'lucide-react/icons/user-plus'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { m } from '#web/i18n/messages.ts'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { chooseTheme, useTheme } from '#web/ui/theme.ts'
import { useShellState } from './shell-state.tsx'

const Item = ({ to, icon, title, hint }: { to: string; icon: ReactNode; title: string; hint: string }) => (
  <li className="border-t border-rule first:border-t-0">
    <Link
      to={to}
      className="flex min-h-16 items-center gap-4 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2 desk:px-5 [&>svg:first-child]:size-5 [&>svg:first-child]:shrink-0 [&>svg:first-child]:text-ink-3"
    >
      {icon}
      <span className="min-w-0 grow">
        <span className="block font-medium">{title}</span>
        <span className="block text-sm text-ink-2">{hint}</span>
      </span>
      <ChevronRight className="size-4.5 shrink-0 text-ink-3" aria-hidden />
    </Link>
  </li>
)

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mb-6">
    <h2 className="mb-2 engraved text-ink-3">{title}</h2>
    <Paper>{children}</Paper>
  </section>
)

/** Everything that has no place in the bar. */
export const Component = () => {
  const { shop } = useShellState()
  const theme = useTheme()
  return (
    <Page className="max-w-2xl">
      <PageHeader title={m.more.title} />
      {!shop && (
        <Group title={m.more.account}>
          <ul>
            <Item
              to="/cont/inregistrare"
              icon={<UserPlus aria-hidden />}
              title={m.more.register}
              hint={m.more.registerHint}
            />
            <Item
              to="/cont/conectare"
              icon={<LogIn aria-hidden />}
              title={m.more.signIn}
              hint={m.more.signInHint}
            />
          </ul>
        </Group>
      )}
      <Group title={m.more.workshop}>
        <ul>
          <Item
            to="/setari"
            icon={<Settings aria-hidden />}
            title={m.more.settings}
            hint={m.more.settingsHint}
          />
        </ul>
      </Group>
      <Group title={m.more.appearance}>
        <div className="flex flex-col gap-2 px-4 py-4 desk:px-5">
          <Segmented
            label={m.more.theme}
            value={theme}
            onChange={chooseTheme}
            segments={[
              { value: 'auto', label: m.more.themeAuto, icon: <Monitor aria-hidden /> },
              { value: 'light', label: m.more.themeLight, icon: <Sun aria-hidden /> },
              { value: 'dark', label: m.more.themeDark, icon: <Moon aria-hidden /> },
            ]}
          />
          <p className="text-sm text-ink-2">{m.more.themeHint}</p>
        </div>
        <ul className="border-t border-rule">
          <Item
            to="/galerie"
            icon={<Palette aria-hidden />}
            title={m.more.gallery}
            hint={m.more.galleryHint}
          />
        </ul>
      </Group>
    </Page>
  )
}
