import { Menu } from '@base-ui/react/menu'
import Check from 'lucide-react/icons/check'
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { popup, popupItem } from '#web/ui/popup.ts'
import { type ColumnChoice, useShown } from './columns.ts'

/** Chooses which columns the table shows; stays open while a person chooses. */
export const ColumnsMenu = <Name extends string>({
  choice,
  words,
}: {
  choice: ColumnChoice<Name>
  /** Headings of the columns. */
  words: Readonly<Record<Name, string>>
}) => {
  const shown = useShown(choice)
  return (
    <Menu.Root>
      <Menu.Trigger
        render={<IconButton label={m.listing.chooseColumns} icon={<SlidersHorizontal aria-hidden />} />}
      />
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className={cx(popup, 'min-w-52')}>
            {choice.names.map((name) => (
              <Menu.CheckboxItem
                key={name}
                checked={shown?.includes(name) ?? true}
                onCheckedChange={() => choice.toggle(name)}
                closeOnClick={false}
                className={popupItem}
              >
                <span className="grow">{words[name]}</span>
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
}
