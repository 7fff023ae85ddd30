import Check from 'lucide-react/icons/check'
import { useOwnData } from '#web/data/workshop/own-data.ts'
import { m } from '#web/i18n/messages.ts'

const Gain = ({ title, children }: { title: string; children?: string }) => (
  <li className="flex gap-3 border-b border-rule py-3">
    <Check className="mt-0.5 size-4.5 shrink-0 text-good" strokeWidth={2.4} aria-hidden />
    <div>
      <p className="font-medium">{title}</p>
      {children && <p className="text-sm text-ink-2">{children}</p>}
    </div>
  </li>
)

/** What an account brings, and what of this device comes along. */
export const Gains = () => {
  const own = useOwnData()
  const text = m.account.register
  const keeps =
    own && own.orders + own.vehicles > 0 ? text.keeps(own.orders, own.vehicles) : text.keepsNothing
  return (
    <section aria-labelledby="gains">
      <h2 id="gains" className="mb-1 engraved text-ink-3">
        {text.gainsTitle}
      </h2>
      <ul>
        {text.gains.map((gain) => (
          <Gain key={gain.title} title={gain.title}>
            {gain.text}
          </Gain>
        ))}
        <Gain title={keeps} />
      </ul>
      <p className="mt-3 text-sm text-ink-3">{text.after}</p>
    </section>
  )
}
