import Bell from 'lucide-react/icons/bell'
import BookOpen from 'lucide-react/icons/book-open'
import Car from 'lucide-react/icons/car-front'
import ChartColumn from 'lucide-react/icons/chart-column'
import ClipboardList from 'lucide-react/icons/clipboard-list'
import House from 'lucide-react/icons/house'
import ReceiptText from 'lucide-react/icons/receipt-text'
import Settings from 'lucide-react/icons/settings'
import type { ComponentType } from 'react'
import { type CollectionName, REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { visibilityOf } from '#domain/sync/visibility.ts'
import { isPermitted, type Permission } from '#domain/team/permissions.ts'
import { type Messages, m } from '#web/i18n/messages.ts'

/** How sections stand together, in this order; titled in `m.shell.groups`. */
export const GROUPS = ['work', 'money', 'shop'] as const

export type Group = (typeof GROUPS)[number]

/** A place of the app that people go to by the menu. */
export type Section = {
  /** Its words: `m.shell.sections[name]`. */
  name: keyof Messages['shell']['sections']
  to: string
  icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>
  group: Group
  /** Has one of the places of the phone's bar, of which there are three; all others are under „Mai mult”. */
  inBar?: boolean
  /** It is in the menus of those who see rows of this collection; of everybody, unless said. */
  sees?: CollectionName
  /** It is in the menus of those who have this permission. */
  needs?: Permission
}

/**
 * The one list behind the side bar, the phone's bar, „Mai mult” and the command palette. A new page is a line here, its
 * title and hint in `i18n/<language>/shell.ts`, and its route in router.tsx.
 */
export const SECTIONS: readonly Section[] = [
  { name: 'home', to: '/', icon: House, group: 'work', inBar: true },
  { name: 'orders', to: '/comenzi', icon: ClipboardList, group: 'work', inBar: true },
  { name: 'vehicles', to: '/vehicule', icon: Car, group: 'work', inBar: true },
  { name: 'invoices', to: '/facturi', icon: ReceiptText, group: 'money', sees: 'invoices' },
  { name: 'reports', to: '/rapoarte', icon: ChartColumn, group: 'money', needs: 'books' },
  { name: 'reminders', to: '/scadente', icon: Bell, group: 'work' },
  { name: 'catalogues', to: '/preturi', icon: BookOpen, group: 'shop' },
  { name: 'settings', to: '/setari', icon: Settings, group: 'shop' },
]

const isFor = ({ sees, needs }: Section, actor: Actor): boolean => {
  const registered = sees && REGISTRY.get(sees)
  return (!registered || visibilityOf(registered, actor) !== 'none') && (!needs || isPermitted(actor, needs))
}

/** The sections of one person, with their words in the language in use. */
export const sectionsFor = (actor: Actor) =>
  SECTIONS.filter((section) => isFor(section, actor)).map((section) => ({
    ...section,
    ...m.shell.sections[section.name],
  }))

/** Whether an address lies in a section: on its page, or on one below. */
export const isWithin = ({ to }: Pick<Section, 'to'>, pathname: string): boolean =>
  pathname === to || (to !== '/' && pathname.startsWith(`${to}/`))
