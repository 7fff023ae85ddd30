import { dayInRomania } from '#domain/kernel/dates.ts'
import { UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { useAccount } from '#web/data/hooks.ts'
import { formatDay } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { detailOf, quantityOf } from './usage/detail.ts'
import { type Usage, useUsages } from './usage/use-usages.ts'

/** `/setari/consum`: how much of each limit is used, when the next period begins, and what is nearly used up. */
export const Component = () => {
  const text = m.plans.usage
  const me = useAccount()
  const usages = useUsages()
  if (!usages) return null
  return (
    <Page className="max-w-3xl pb-10">
      <PageHeader
        title={text.title}
        under={me ? text.under : text.noAccount}
        back={{ to: UPGRADE_PATH, label: m.plans.page.title }}
      />
      {me && (
        <Paper>
          <ul className="divide-y divide-rule px-4 desk:px-8">
            {usages.map((usage) => (
              <UsageRow key={usage.name} usage={usage} />
            ))}
          </ul>
        </Paper>
      )}
    </Page>
  )
}

/** Percent of a limit from which the row says what is left. */
const NEAR = 80

const UsageRow = ({ usage }: { usage: Usage }) => {
  const { name, used, limit, resetsAt } = usage
  const text = m.plans.usage
  const isFull = limit > 0 && used >= limit
  const isNear = limit > 0 && used * 100 >= NEAR * limit
  return (
    <li className="py-4">
      {limit === 0 ? (
        <p className="flex flex-wrap justify-between gap-x-4">
          <span className="text-sm font-medium">{text.names[name]}</span>
          <span className="text-sm text-ink-2">{text.none}</span>
        </p>
      ) : (
        <Progress label={text.names[name]} done={used} total={limit} detail={detailOf(usage)} />
      )}
      <p className="mt-1.5 text-sm text-ink-2">
        {text.what[name]}{' '}
        {limit > 0 && (resetsAt ? text.month(formatDay(dayInRomania(Date.parse(resetsAt)))) : text.level)}
      </p>
      {isNear && (
        <div role="status" className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
          {/* A team that fills its seats is no fault, and keeps nobody from working. */}
          {isFull && name === 'users' ? (
            <p className="text-ink-2">{text.seatsFull}</p>
          ) : (
            <p className={isFull ? 'font-medium text-danger' : 'font-medium text-draft'}>
              {isFull ? text.full : text.near(quantityOf(usage, limit - used))}
            </p>
          )}
          <ButtonLink to={UPGRADE_PATH} size="s">
            {text.more}
          </ButtonLink>
        </div>
      )}
    </li>
  )
}
