import Ban from 'lucide-react/icons/ban'
import CarFront from 'lucide-react/icons/car-front'
import Check from 'lucide-react/icons/check'
import CheckCheck from 'lucide-react/icons/check-check'
import FileText from 'lucide-react/icons/file-text'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import Send from 'lucide-react/icons/send'
import UserX from 'lucide-react/icons/user-x'
import { type ReactNode, useState } from 'react'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { type AppointmentStatus, stands } from '#domain/workshop/appointments/transitions.ts'
import { useMay } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { AppointmentBadge } from '#web/ui/appointment-badge.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { lookOf } from '../lookable.ts'
import type { AppointmentActs } from '../use-appointment-acts.ts'
import { type End, ReasonForm } from './reason-form.tsx'

type StatusActionsProps = {
  row: Appointment
  acts: AppointmentActs
  /** The current instant (ISO). */
  now: string
  /** Writes what is typed before a step is taken; false where that was refused. */
  saveFirst: () => Promise<boolean>
  /** Opens what writes to its client. */
  writeTo: (row: Appointment) => Promise<void>
}

/** The state of an appointment and the steps that it may take now. */
export const StatusActions = ({ row, acts, now, saveFirst, writeTo }: StatusActionsProps) => {
  const t = m.appointments
  const may = useMay()
  const [ends, setEnds] = useState<End | null>(null)
  const steps = acts.stepsOf(row)
  const isNow = row.data_ora.slice(0, 10) <= now.slice(0, 10)
  const isRequest = row.status === 'CERUT'
  const isOver = row.status === 'ANULAT' || row.status === 'RESPINS' || row.status === 'NEPREZENTAT'
  const hasOrder = row.order_id !== null

  const take = (status: AppointmentStatus) => async () => {
    if (await saveFirst()) await acts.step(row, status)
  }
  const arrive = async () => {
    if (await saveFirst()) await acts.arrive(row)
  }
  const button = (
    status: AppointmentStatus,
    label: string,
    icon: ReactNode,
    isMain: boolean,
    onClick: () => unknown = take(status),
  ) =>
    steps.includes(status) && (
      <Button key={status} variant={isMain ? 'primary' : 'secondary'} icon={icon} onClick={onClick}>
        {label}
      </Button>
    )
  if (ends)
    return (
      <ReasonForm
        end={ends}
        onBack={() => setEnds(null)}
        onTake={async (cancel_reason) => {
          await acts.step(row, ends, { cancel_reason })
          setEnds(null)
        }}
      />
    )
  return (
    <div className="rounded-control bg-sunk px-3 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <AppointmentBadge look={lookOf(row)} />
        {row.cancel_reason !== '' && isOver && (
          <span className="min-w-0 text-sm text-ink-2 wrap-anywhere">{row.cancel_reason}</span>
        )}
      </div>
      <div className="mt-2.5 flex flex-wrap gap-2 empty:hidden">
        {isRequest && button('PROGRAMAT', t.accept, <Check aria-hidden />, true)}
        {row.status === 'SOSIT' ? (
          hasOrder ? (
            <ButtonLink to={`/comenzi/${row.order_id}`} variant="primary" icon={<FileText aria-hidden />}>
              {t.openOrder}
            </ButtonLink>
          ) : (
            may('insert', 'orders') && (
              <Button variant="primary" icon={<FileText aria-hidden />} onClick={arrive}>
                {t.makeOrder}
              </Button>
            )
          )
        ) : (
          isNow && button('SOSIT', t.arrive, <CarFront aria-hidden />, !isRequest, arrive)
        )}
        {row.status === 'PROGRAMAT' && button('CONFIRMAT', t.confirm, <Check aria-hidden />, false)}
        {stands(row.status) && may('insert', 'messages') && (
          <Button icon={<Send aria-hidden />} onClick={() => writeTo(row)}>
            {m.send.action}
          </Button>
        )}
        {row.status === 'SOSIT' && button('FINALIZAT', t.finish, <CheckCheck aria-hidden />, false)}
        {row.data_ora <= now && button('NEPREZENTAT', t.noShow, <UserX aria-hidden />, false)}
        {isOver && button('PROGRAMAT', t.reopen, <RotateCcw aria-hidden />, false)}
        {row.status === 'FINALIZAT' && button('SOSIT', t.reopen, <RotateCcw aria-hidden />, false)}
        {isRequest && button('RESPINS', t.refuse, <Ban aria-hidden />, false, () => setEnds('RESPINS'))}
        {!isRequest &&
          !isOver &&
          button('ANULAT', t.cancel, <Ban aria-hidden />, false, () => setEnds('ANULAT'))}
      </div>
    </div>
  )
}
