import ChevronRight from 'lucide-react/icons/chevron-right'
import LogIn from 'lucide-react/icons/log-in'
import Palette from 'lucide-react/icons/palette'
import ShieldCheck from 'lucide-react/icons/shield-check'
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal'
import Store from 'lucide-react/icons/store'
import UserPlus from 'lucide-react/icons/user-plus'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { GROUPS, type Section, sectionsFor } from './sections.ts'
import { useShellState } from './shell-state.tsx'

type ItemProps = Pick<Section, 'to' | 'icon'> & { title: string; hint: string }

const Item = ({ to, icon: Icon, title, hint }: ItemProps) => (
  <li className="border-t border-rule first:border-t-0">
    <Link
      to={to}
      className="flex min-h-16 items-center gap-4 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2 desk:px-5"
    >
      <Icon className="size-5 shrink-0 text-ink-3" aria-hidden />
      <span className="min-w-0 grow">
        <span className="block font-medium">{title}</span>
        <span className="block text-sm text-ink-2">{hint}</span>
      </span>
      <ChevronRight className="size-4.5 shrink-0 text-ink-3" aria-hidden />
    </Link>
  </li>
)

const Items = ({ title, items }: { title: string; items: readonly ItemProps[] }) =>
  items.length > 0 && (
    <section className="mb-6">
      <h2 className="mb-2 engraved text-ink-3">{title}</h2>
      <Paper>
        <ul>
          {items.map((item) => (
            <Item key={item.to} {...item} />
          ))}
        </ul>
      </Paper>
    </section>
  )

/** The sections that are not in the phone's bar, and what belongs to the person's account. */
export const Component = () => {
  const { shop, actor } = useShellState()
  const sections = sectionsFor(actor).filter(({ inBar }) => !inBar)
  const ways: ItemProps[] = [
    { to: '/cont/inregistrare', icon: UserPlus, title: m.more.register, hint: m.more.registerHint },
    { to: '/cont/conectare', icon: LogIn, title: m.more.signIn, hint: m.more.signInHint },
  ]
  const own: ItemProps[] = [
    {
      to: '/setari/preferinte',
      icon: SlidersHorizontal,
      title: m.settings.preferences.title,
      hint: m.settings.preferences.hint,
    },
    { to: '/setari/securitate', icon: ShieldCheck, title: m.security.title, hint: m.security.hint },
    ...(shop?.isOneOfMany
      ? [{ to: '/cont/service', icon: Store, title: m.more.shops, hint: m.more.shopsHint }]
      : []),
  ]
  const workshop: ItemProps[] = [
    { to: '/galerie', icon: Palette, title: m.more.gallery, hint: m.more.galleryHint },
  ]
  return (
    <Page className="max-w-2xl">
      <PageHeader title={m.more.title} />
      {GROUPS.map((name) => (
        <Items
          key={name}
          title={m.shell.groups[name]}
          items={sections.filter(({ group }) => group === name)}
        />
      ))}
      <Items title={m.more.account} items={shop ? own : ways} />
      {import.meta.env.DEV && <Items title={m.more.building} items={workshop} />}
    </Page>
  )
}
