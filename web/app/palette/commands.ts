import CarFront from 'lucide-react/icons/car-front'
import Cloud from 'lucide-react/icons/cloud'
import Database from 'lucide-react/icons/database'
import Keyboard from 'lucide-react/icons/keyboard'
import Languages from 'lucide-react/icons/languages'
import LogIn from 'lucide-react/icons/log-in'
import Moon from 'lucide-react/icons/moon'
import Plus from 'lucide-react/icons/plus'
import Stethoscope from 'lucide-react/icons/stethoscope'
import Sun from 'lucide-react/icons/sun'
import UserPlus from 'lucide-react/icons/user-plus'
import { COLLECTIONS } from '#domain/modules.ts'
import { hasRight } from '#domain/sync/rights.ts'
import { isPermitted } from '#domain/team/permissions.ts'
import { chooseLanguage } from '#web/i18n/choose-language.ts'
import { LANGUAGES, language } from '#web/i18n/language.ts'
import { m } from '#web/i18n/messages.ts'
import { chooseTheme } from '#web/ui/theme.ts'
import { type Section, sectionsFor } from '../sections.ts'
import type { ShellState } from '../shell-state.tsx'
import type { Command } from './find.ts'

/** What the palette can do besides finding: each command has its texts, and either an address or an act. */
export type PaletteCommand = Command & {
  key: string
  icon: Section['icon']
  /** What it does, in a word or two. */
  hint?: string
  /** The shortcut that does the same. */
  hotkey?: string
} & ({ to: string } | { act: () => void })

/** What the frame offers. */
export type Frame = { openSync: () => void; openHelp: () => void }

/** All commands of a person, the most used first. */
export const commandsFor = (
  { shop, actor }: Pick<ShellState, 'shop' | 'actor'>,
  { openSync, openHelp }: Frame,
): PaletteCommand[] => {
  const text = m.palette.commands
  const may = (collection: 'orders' | 'vehicles') => hasRight(COLLECTIONS[collection], 'insert', actor)
  const pages = sectionsFor(actor).map(({ name, title, hint, to, icon }) => ({
    key: name,
    title,
    words: hint,
    icon,
    to,
  }))
  const account: PaletteCommand[] = shop
    ? []
    : [
        { key: 'register', ...text.register, icon: UserPlus, to: '/cont/inregistrare' },
        { key: 'login', ...text.login, icon: LogIn, to: '/cont/conectare' },
      ]
  const otherLanguage = language === 'ro' ? 'en' : 'ro'
  return [
    ...(may('orders')
      ? [{ key: 'new-order', ...text.newOrder, icon: Plus, hotkey: 'N', to: '/comenzi/noua' }]
      : []),
    ...(may('vehicles') ? [{ key: 'new-car', ...text.newCar, icon: CarFront, to: '/vehicule?noua' }] : []),
    ...pages,
    { key: 'sync', ...text.sync, icon: Cloud, act: openSync },
    { key: 'diagnostics', ...text.diagnostics, icon: Stethoscope, to: '/sincronizare/diagnostic' },
    ...(isPermitted(actor, 'export')
      ? [
          {
            key: 'exporting',
            title: m.exporting.title,
            words: m.exporting.under,
            icon: Database,
            to: '/setari/export',
          },
        ]
      : []),
    ...account,
    { key: 'day', ...text.day, icon: Sun, act: () => chooseTheme('light') },
    { key: 'evening', ...text.evening, icon: Moon, act: () => chooseTheme('dark') },
    {
      key: 'language',
      title: LANGUAGES[otherLanguage],
      ...text.language,
      icon: Languages,
      act: () => void chooseLanguage(otherLanguage),
    },
    { key: 'shortcuts', ...text.shortcuts, icon: Keyboard, hotkey: '?', act: openHelp },
  ]
}
