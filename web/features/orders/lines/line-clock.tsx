import Play from 'lucide-react/icons/play'
import Square from 'lucide-react/icons/square'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { useClock, useRunning } from '#web/features/orders/hours/use-clock.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Elapsed } from '../hours/elapsed.tsx'

/** Starts and stops the clock of the line's mechanic, at the desk or on the workshop's tablet. */
export const LineClock = ({ line }: { line: OrderLine }) => {
  const { start, stop } = useClock()
  const running = useRunning()
  const { mecanic_id } = line
  if (mecanic_id === null) return null
  const own = running.find((one) => one.line_id === line.id && one.mechanic_id === mecanic_id)
  const t = m.orders.clock
  return own ? (
    <Button icon={<Square className="fill-current" aria-hidden />} onClick={() => stop(own)}>
      {t.stop} · <Elapsed session={own} className="figures" />
    </Button>
  ) : (
    <Button icon={<Play className="fill-current" aria-hidden />} onClick={() => start(line, mecanic_id)}>
      {t.start}
    </Button>
  )
}
