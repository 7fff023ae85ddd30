import { m } from '#web/i18n/messages.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { detailOf } from '../usage/detail.ts'
import { useUsages } from '../usage/use-usages.ts'

/** How much of the plan is used, at a glance; the page of usage says more. */
export const UsageBars = () => {
  const text = m.plans.usage
  const usages = useUsages()?.filter(({ limit }) => limit > 0)
  if (!usages || usages.length === 0) return null
  return (
    <section className="mb-6">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-lg font-semibold">{text.title}</h2>
        <ButtonLink to="/setari/consum" size="s">
          {text.details}
        </ButtonLink>
      </div>
      <Paper>
        <ul className="grid gap-x-8 gap-y-4 px-4 py-4 desk:grid-cols-2 desk:px-6">
          {usages.map((usage) => (
            <li key={usage.name}>
              <Progress
                label={text.names[usage.name]}
                done={usage.used}
                total={usage.limit}
                detail={detailOf(usage)}
              />
            </li>
          ))}
        </ul>
      </Paper>
    </section>
  )
}
