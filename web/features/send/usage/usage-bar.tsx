import { dayInRomania } from '#domain/kernel/dates.ts'
import type { Standing } from '#domain/usage/standing.ts'
import { formatDay } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Progress } from '#web/ui/progress.tsx'

/** How many SMS of the month and of the packs are used or on their way, and when the allowance begins anew. */
export const UsageBar = ({ standing: { used, limit, left, resetsAt } }: { standing: Standing }) => {
  const text = m.send.usage
  return (
    <div>
      <Progress label={text.title} done={used} total={limit} detail={text.detail(used, limit)} />
      <p className="mt-2 text-sm text-ink-2">
        {text.left(left)} {text.renews(formatDay(dayInRomania(Date.parse(resetsAt))))}
      </p>
    </div>
  )
}
