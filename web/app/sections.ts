import Bell from 'lucide-react/icons/bell'
import BookOpen from 'lucide-react/icons/book-open'
import CalendarClock from 'lucide-react/icons/calendar-clock'
import CalendarDays from 'lucide-react/icons/calendar-days'
import Car from 'lucide-react/icons/car-front'
import ChartColumn from 'lucide-react/icons/chart-column'
import ClipboardList from 'lucide-react/icons/clipboard-list'
import House from 'lucide-react/icons/house'
import ReceiptText from 'lucide-react/icons/receipt-text'
import Settings from 'lucide-react/icons/settings'
import Timer from 'lucide-react/icons/timer'
import Users from 'lucide-react/icons/users'
import UsersRound from 'lucide-react/icons/users-round'
import type { ComponentType } from 'react'
import { type CollectionName, REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { visibilityOf } from '#domain/sync/visibility.ts'
import { isPermitted, type Permission } from '#domain/team/permissions.ts'
import { isLocal } from '#web/data/actors.ts'
import { type Messages, m } from '#web/i18n/messages.ts'

/** The groups of sections, in this order; their titles are in `m.shell.groups`. */
export const GROUPS = ['work', 'money', 'shop'] as const

export type Group = (typeof GROUPS)[number]

/** A part of the app that people reach by the menu. */
export type Section = {
  /** Its texts: `m.shell.sections[name]`. */
  name: keyof Messages['shell']['sections']
  to: string
  icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>
  group: Group
  /** It is in the phone's bar, which has room for three; all others are under „Mai mult”. */
  inBar?: boolean
  /** It is shown to people who see rows of this collection; to everybody if not set. */
  sees?: CollectionName
  /** It is shown to people who have this permission. */
  needs?: Permission
  /** It is shown to people with an account. */
  needsAccount?: boolean
}

/**
 * The one list behind the side bar, the phone's bar, „Mai mult” and the command palette. A new page is a line here, its
 * title and hint in `i18n/<language>/shell.ts`, and its address in routes.ts.
 */
export const SECTIONS: readonly Section[] = [
  { name: 'home', to: '/', icon: House, group: 'work', inBar: true, sees: 'orders' },
  { name: 'orders', to: '/comenzi', icon: ClipboardList, group: 'work', inBar: true, sees: 'orders' },
  { name: 'calendar', to: '/programari', icon: CalendarDays, group: 'work', sees: 'appointments' },
  { name: 'vehicles', to: '/vehicule', icon: Car, group: 'work', inBar: true, sees: 'vehicles' },
  { name: 'contacts', to: '/clienti', icon: Users, group: 'work', sees: 'contacts' },
  { name: 'invoices', to: '/facturi', icon: ReceiptText, group: 'money', sees: 'invoices' },
  { name: 'reports', to: '/rapoarte', icon: ChartColumn, group: 'money', needs: 'books' },
  { name: 'hours', to: '/ore', icon: Timer, group: 'work', sees: 'work_sessions' },
  { name: 'reminders', to: '/scadente', icon: CalendarClock, group: 'work', sees: 'reminders' },
  { name: 'notifications', to: '/notificari', icon: Bell, group: 'work', needsAccount: true },
  { name: 'catalogues', to: '/preturi', icon: BookOpen, group: 'shop', sees: 'catalog_norme' },
  { name: 'team', to: '/echipa', icon: UsersRound, group: 'shop', needs: 'team', needsAccount: true },
  { name: 'settings', to: '/setari', icon: Settings, group: 'shop' },
]

const isFor = ({ sees, needs, needsAccount }: Section, actor: Actor): boolean => {
  const registered = sees && REGISTRY.get(sees)
  if (needsAccount && isLocal(actor)) return false
  return (!registered || visibilityOf(registered, actor) !== 'none') && (!needs || isPermitted(actor, needs))
}

/** The sections of one person, with their texts in the language in use. */
export const sectionsFor = (actor: Actor) =>
  SECTIONS.filter((section) => isFor(section, actor)).map((section) => ({
    ...section,
    ...m.shell.sections[section.name],
  }))

/** Whether an address belongs to a section: its page, or one below it. */
export const isWithin = ({ to }: Pick<Section, 'to'>, pathname: string): boolean =>
  pathname === to || (to !== '/' && pathname.startsWith(`${to}/`))
