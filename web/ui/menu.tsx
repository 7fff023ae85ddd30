import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from 'react'
import { late } from './late.ts'

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

type TriggerProps = {
  onClick: () => void
  onKeyDown: (event: KeyboardEvent) => void
  'aria-haspopup': 'menu'
  'aria-expanded': boolean
}

/**
 * Actions behind a button: `<Menu trigger={<IconButton …/>} actions={[…]} />`. Until its first opening it is the button
 * alone: what draws a menu is late.
 */
export const Menu = ({
  trigger,
  actions,
}: {
  trigger: ReactElement<Partial<TriggerProps>>
  actions: MenuAction[]
}) => {
  const [isOpened, setOpened] = useState(false)
  const open = () => setOpened(true)
  const button = cloneElement(trigger, {
    onClick: open,
    onKeyDown: (event) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      open()
    },
    'aria-haspopup': 'menu',
    'aria-expanded': false,
  })
  return isOpened ? (
    <Suspense fallback={button}>
      <OpenedMenu {...{ trigger, actions }} />
    </Suspense>
  ) : (
    button
  )
}
