import { dayInRomania } from '#domain/kernel/dates.ts'
import type { MessageMeter } from '#domain/messages/channels.ts'
import type { Standing } from '#domain/usage/standing.ts'
import { formatDay } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Progress } from '#web/ui/progress.tsx'

/** How much of the month and of the packs is used or on its way, and when the next allowance begins. */
export const UsageBar = ({
  feature,
  standing: { used, limit, left, resetsAt },
}: {
  feature: MessageMeter
  standing: Standing
}) => {
  const text = m.send.usage
  return (
    <div>
      <Progress label={text.titles[feature]} done={used} total={limit} detail={text.detail(used, limit)} />
      <p className="mt-2 text-sm text-ink-2">
        {text.left(left, m.send.units[feature](left))}{' '}
        {text.renews(formatDay(dayInRomania(Date.parse(resetsAt))))}
      </p>
    </div>
  )
}
