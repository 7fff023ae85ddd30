import { Menu } from '@base-ui/react/menu'
import Check from 'lucide-react/icons/check'
import type { ReactElement } from 'react'
import { cx } from '#web/ui/cx.ts'
import { popup, popupItem } from '#web/ui/popup.ts'

type ColumnItem = { name: string; label: string; isShown: boolean; toggle: () => void }

/** The menu of columns from its first opening on; it stays open while a person chooses. */
export const OpenedColumns = ({
  trigger,
  columns,
}: {
  trigger: ReactElement
  columns: readonly ColumnItem[]
}) => (
  <Menu.Root defaultOpen>
    <Menu.Trigger render={trigger} />
    <Menu.Portal>
      <Menu.Positioner sideOffset={4} align="end" className="z-50">
        <Menu.Popup className={cx(popup, 'min-w-52')}>
          {columns.map(({ name, label, isShown, toggle }) => (
            <Menu.CheckboxItem
              key={name}
              checked={isShown}
              onCheckedChange={toggle}
              closeOnClick={false}
              className={popupItem}
            >
              <span className="grow">{label}</span>
              <Menu.CheckboxItemIndicator>
                <Check className="size-4.5 text-accent-text" aria-hidden />
              </Menu.CheckboxItemIndicator>
            </Menu.CheckboxItem>
          ))}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
)
