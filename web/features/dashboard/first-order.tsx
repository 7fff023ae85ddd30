import Plus from 'lucide-react/icons/plus'
import { m } from '#web/i18n/messages.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Plate } from '#web/ui/plate.tsx'

/** The empty workshop: the screen of the first minute. */
export const FirstOrder = ({ hasAccount }: { hasAccount: boolean }) => {
  const text = m.dashboard.first
  return (
    <Paper ruled>
      <div className="grid gap-x-12 gap-y-6 px-4 pt-5 pb-7 desk:px-8 desk:pb-9 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div>
          <div aria-hidden className="mb-5">
            <Plate plate="B123ABC" size="l" />
          </div>
          <h2 className="text-2xl font-bold tracking-[-0.01em] [font-stretch:92%]">{text.title}</h2>
          <p className="mt-1 text-md text-ink-2">{text.note}</p>
          <div className="mt-6 flex flex-col items-stretch gap-2 desk:flex-row desk:items-center">
            <ButtonLink to="/comenzi/noua" variant="primary" size="l" icon={<Plus aria-hidden />}>
              {text.action}
            </ButtonLink>
            {hasAccount ? (
              <ButtonLink to="/setari" variant="quiet" size="l">
                {text.shop}
              </ButtonLink>
            ) : (
              <ButtonLink to="/cont/conectare" size="l">
                {text.login}
              </ButtonLink>
            )}
          </div>
        </div>
        <ol className="self-center">
          {text.steps.map((step, index) => (
            <li key={step.title} className="flex gap-4 border-b border-rule py-3.5 last:border-b-0">
              <span aria-hidden className="w-7 shrink-0 text-2xl leading-7 font-bold text-accent-text cond">
                {index + 1}
              </span>
              <div>
                <p className="font-semibold">{step.title}</p>
                <p className="text-ink-2">{step.text}</p>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </Paper>
  )
}
