import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from '#web/ui/button.tsx'
import { late } from '#web/ui/late.ts'
import { UntilOpened } from '#web/ui/until-opened.tsx'
import { type ColumnChoice, useShown } from './columns.ts'

const OpenedColumns = late(async () => (await import('./opened-columns.tsx')).OpenedColumns)

/** Chooses which columns the table shows. */
export const ColumnsMenu = <Name extends string>({
  choice,
  words,
}: {
  choice: ColumnChoice<Name>
  /** Headings of the columns. */
  words: Readonly<Record<Name, string>>
}) => {
  const shown = useShown(choice)
  const trigger = <IconButton label={m.listing.chooseColumns} icon={<SlidersHorizontal aria-hidden />} />
  const columns = choice.names.map((name) => ({
    name,
    label: words[name],
    isShown: shown?.includes(name) ?? true,
    toggle: () => choice.toggle(name),
  }))
  return (
    <UntilOpened trigger={trigger}>
      <OpenedColumns {...{ trigger, columns }} />
    </UntilOpened>
  )
}
