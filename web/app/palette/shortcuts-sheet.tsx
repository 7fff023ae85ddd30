import { useMay } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Sheet } from '#web/ui/sheet.tsx'
import { COMMAND_KEY } from '../command-key.ts'

/** The shortcuts by where they work; each has its text in `m.palette.keys`. */
const KEYS = [
  {
    where: 'everywhere',
    keys: [
      ['palette', COMMAND_KEY],
      ['newOrder', 'N'],
      ['search', '/'],
      ['help', '?'],
    ],
  },
  {
    where: 'lists',
    keys: [
      ['move', '↑ ↓'],
      ['page', 'PgUp PgDn'],
      ['ends', 'Home End'],
      ['open', 'Enter'],
    ],
  },
  {
    where: 'order',
    keys: [
      ['next', 'Enter'],
      ['takeBack', 'Esc'],
      ['hours', '↑ ↓'],
      ['moveLine', 'Alt ↑ ↓'],
    ],
  },
] as const

/** „?”: every shortcut of the app. */
export const ShortcutsSheet = ({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) => {
  const text = m.palette.keys
  const mayAdd = useMay()('insert', 'orders')
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={text.title} desktop="center">
      {KEYS.map(({ where, keys }) => (
        <section key={where} className="pb-4 last:pb-0">
          <h3 className="mb-1 engraved text-ink-3">{text.where[where]}</h3>
          <dl>
            {keys
              .filter(([what]) => what !== 'newOrder' || mayAdd)
              .map(([what, key]) => (
                <div
                  key={what}
                  className="flex min-h-10 items-center justify-between gap-6 border-t border-rule py-1.5 first:border-t-0"
                >
                  <dt>{text.does[what]}</dt>
                  <dd className="flex shrink-0 gap-1">
                    {key.split(' ').map((one) => (
                      <kbd
                        key={one}
                        className="grid h-6 min-w-6 place-items-center rounded-chip border border-control px-1.5 font-sans text-xs font-semibold cond text-ink-2"
                      >
                        {one}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Sheet>
  )
}
