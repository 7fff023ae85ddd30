import Bell from 'lucide-react/icons/bell'
import BookOpen from 'lucide-react/icons/book-open'
import Car from 'lucide-react/icons/car-front'
import ChartColumn from 'lucide-react/icons/chart-column'
import ClipboardList from 'lucide-react/icons/clipboard-list'
import House from 'lucide-react/icons/house'
import ReceiptText from 'lucide-react/icons/receipt-text'
import Settings from 'lucide-react/icons/settings'
import type { ComponentType } from 'react'
import { DESK, OFFICE, type Role } from '#domain/team/roles.ts'
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
  /** Who finds it in the menus; everybody, unless said. What may be read or done there is the rules' to say. */
  roles?: readonly Role[]
}

/**
 * The one list behind the side bar, the phone's bar, „Mai mult” and the command palette. A new page is a line here, its
 * title and hint in `i18n/<language>/shell.ts`, and its route in router.tsx.
 */
export const SECTIONS: readonly Section[] = [
  { name: 'home', to: '/', icon: House, group: 'work', inBar: true },
  { name: 'orders', to: '/comenzi', icon: ClipboardList, group: 'work', inBar: true },
  { name: 'vehicles', to: '/vehicule', icon: Car, group: 'work', inBar: true },
  { name: 'invoices', to: '/facturi', icon: ReceiptText, group: 'money', roles: DESK },
  { name: 'reports', to: '/rapoarte', icon: ChartColumn, group: 'money', roles: OFFICE },
  { name: 'reminders', to: '/scadente', icon: Bell, group: 'work' },
  { name: 'catalogues', to: '/preturi', icon: BookOpen, group: 'shop' },
  { name: 'settings', to: '/setari', icon: Settings, group: 'shop' },
]

/** The sections of one role, with their words in the language in use. */
export const sectionsFor = (role: Role) =>
  SECTIONS.filter(({ roles }) => roles?.includes(role) ?? true).map((section) => ({
    ...section,
    ...m.shell.sections[section.name],
  }))

/** Whether an address lies in a section: on its page, or on one below. */
export const isWithin = ({ to }: Pick<Section, 'to'>, pathname: string): boolean =>
  pathname === to || (to !== '/' && pathname.startsWith(`${to}/`))
