import { Menu } from '@base-ui/react/menu'
import Check from 'lucide-react/icons/check'
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal'
import { memo } from 'react'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { popup, popupItem } from '#web/ui/popup.ts'
import { COLUMN_NAMES, toggleColumn, useColumns } from './columns.ts'

/** Which columns the table shows; stays open while one chooses. */
export const ColumnsMenu = memo(() => {
  const columns = useColumns()
  const t = m.orders.list
  return (
    <Menu.Root>
      <Menu.Trigger
        render={<IconButton label={t.chooseColumns} icon={<SlidersHorizontal aria-hidden />} />}
      />
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className={cx(popup, 'min-w-52')}>
            {COLUMN_NAMES.filter((name) => name !== 'plate').map((name) => (
              <Menu.CheckboxItem
                key={name}
                checked={columns.includes(name)}
                onCheckedChange={() => toggleColumn(name)}
                closeOnClick={false}
                className={popupItem}
              >
                <span className="grow">{t.columns[name]}</span>
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
})
