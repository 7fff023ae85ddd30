import { Menu as Base } from '@base-ui/react/menu'
import { Fragment, type ReactElement, useState } from 'react'
import { cx } from './cx.ts'
import type { MenuAction } from './menu.tsx'
import { createOnce } from './once.ts'
import { popup, popupItem } from './popup.ts'
import { shield } from './shield.ts'

/** A menu from its first opening on. */
export const OpenedMenu = ({ trigger, actions }: { trigger: ReactElement; actions: MenuAction[] }) => {
  const [once] = useState(() => createOnce())
  return (
    <Base.Root defaultOpen>
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
