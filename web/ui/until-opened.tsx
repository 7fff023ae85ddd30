import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from 'react'

type TriggerProps = {
  onClick: () => void
  onKeyDown: (event: KeyboardEvent) => void
  'aria-haspopup': 'menu'
  'aria-expanded': boolean
}

/** The button of a menu. */
export type Trigger = ReactElement<Partial<TriggerProps>>

/** A menu's button alone, until its first opening shows `children`: what draws a menu is late. */
export const UntilOpened = ({ trigger, children }: { trigger: Trigger; children: ReactNode }) => {
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
  return isOpened ? <Suspense fallback={button}>{children}</Suspense> : button
}
