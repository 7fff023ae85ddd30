import type { Shop } from '#domain/workshop/shop/schema.ts'
import { m } from '#web/i18n/messages.ts'
import { Paper } from '#web/ui/paper.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { useSupport } from './use-support.ts'

/** The switch by which the owner lets ROA AUTO's people look at the shop's rows for an hour. */
export const SupportBlock = ({ shop }: { shop: Shop }) => {
  const text = m.support
  const { until, allow } = useSupport(shop)
  return (
    <Paper className="mt-6">
      <section className="flex flex-col gap-3 px-4 py-6 desk:px-8 desk:py-8">
        <h2 className="text-lg font-semibold">{text.title}</h2>
        <SwitchRow
          label={text.switch}
          checked={until !== null}
          onChange={(isAllowed) => void allow(isAllowed)}
        >
          {until === null ? text.off : text.on(until)}
        </SwitchRow>
        <p className="max-w-prose text-sm text-pretty text-ink-2">{text.history}</p>
      </section>
    </Paper>
  )
}
