import type { ReactNode } from 'react'
import { late } from './late.ts'
import { type Trigger, UntilOpened } from './until-opened.tsx'

const OpenedMenu = late(async () => (await import('./opened-menu.tsx')).OpenedMenu)

export type MenuAction = {
  label: string
  icon?: ReactNode
  /** While the promise that it returns is open, a second choice does nothing. */
  onSelect: () => unknown
  disabled?: boolean
  /** It deletes something: marked by colour and by a line above it. */
  danger?: boolean
  /** A key, e.g. `<Kbd>D</Kbd>`. */
  end?: ReactNode
}

/** Actions behind a button: `<Menu trigger={<IconButton …/>} actions={[…]} />`. */
export const Menu = ({ trigger, actions }: { trigger: Trigger; actions: MenuAction[] }) => (
  <UntilOpened trigger={trigger}>
    <OpenedMenu {...{ trigger, actions }} />
  </UntilOpened>
)
