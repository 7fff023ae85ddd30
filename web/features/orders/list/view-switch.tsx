import Columns3 from 'lucide-react/icons/columns-3'
import List from 'lucide-react/icons/list'
import { memo } from 'react'
import { NavLink } from 'react-router'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'

const VIEWS = [
  { to: '/comenzi', icon: List, label: () => m.orders.views.list },
  { to: '/comenzi/tabla', icon: Columns3, label: () => m.orders.views.board },
]

/** The two ways of looking at the orders; links, because each has its own address. */
export const ViewSwitch = memo(() => (
  <nav aria-label={m.orders.views.label} className="inline-flex gap-0.5 rounded-control bg-groove p-0.5">
    {VIEWS.map(({ to, icon: Icon, label }) => (
      <NavLink
        key={to}
        to={to}
        end
        className={({ isActive }) =>
          cx(
            'inline-flex h-9 items-center gap-1.5 rounded-[0.3125rem] px-3 text-sm font-medium pointer-coarse:h-11',
            isActive ? 'bg-thumb text-ink shadow-1' : 'text-ink-2 hover:text-ink',
          )
        }
      >
        <Icon className="size-4" aria-hidden />
        {label()}
      </NavLink>
    ))}
  </nav>
))
