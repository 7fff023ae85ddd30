import { Menu as Base } from '@base-ui/react/menu'
import { Fragment, type ReactElement, type ReactNode, useState } from 'react'
import { cx } from './cx.ts'
import { createOnce } from './once.ts'
import { popup, popupItem } from './popup.ts'
import { shield } from './shield.ts'

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
export const Menu = ({ trigger, actions }: { trigger: ReactElement; actions: MenuAction[] }) => {
  const [once] = useState(() => createOnce())
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50">
          <Base.Popup className={cx(popup, 'min-w-52')}>
            {actions.map((action, index) => (
              <Fragment key={action.label}>
                {action.danger && index > 0 && !actions[index - 1]?.danger && (
                  <Base.Separator className="mx-2.5 my-1 h-px bg-rule" />
                )}
                <Base.Item
                  onClick={() => {
                    shield()
                    once(action.onSelect)
                  }}
                  {...(action.disabled && { disabled: true })}
                  className={cx(
                    popupItem,
                    '[&_svg]:size-4.5',
                    action.danger ? 'text-danger' : '[&_svg]:text-ink-3',
                  )}
                >
                  {action.icon}
                  <span className="grow">{action.label}</span>
                  {action.end}
                </Base.Item>
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
