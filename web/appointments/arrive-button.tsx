import CarFront from 'lucide-react/icons/car-front'
import FileText from 'lucide-react/icons/file-text'
import { formatPlate } from '#domain/romania/plate.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { clientOf } from './appointment-row.tsx'
import type { AppointmentEntry } from './read.ts'
import { useAppointmentActs } from './use-appointment-acts.ts'

/** „A sosit” in one press; afterwards the way to its order. Nothing where this person may not take that step. */
export const ArriveButton = ({ entry: { row, plate } }: { entry: AppointmentEntry }) => {
  const t = m.appointments
  const acts = useAppointmentActs()
  const who = formatPlate(plate) || clientOf(row) || t.nobody
  if (row.order_id !== null && (row.status === 'SOSIT' || row.status === 'FINALIZAT'))
    return (
      <ButtonLink
        to={`/comenzi/${row.order_id}`}
        size="s"
        icon={<FileText aria-hidden />}
        aria-label={`${t.openOrder}: ${who}`}
      >
        {t.order}
      </ButtonLink>
    )
  if (!acts.stepsOf(row).includes('SOSIT') || row.status === 'FINALIZAT') return null
  return (
    <Button
      size="s"
      variant="primary"
      icon={<CarFront aria-hidden />}
      aria-label={t.arriveOne(who)}
      onClick={() => acts.arrive(row)}
    >
      {t.arrive}
    </Button>
  )
}
