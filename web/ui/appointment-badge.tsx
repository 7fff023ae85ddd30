import Ban from 'lucide-react/icons/ban'
import CalendarClock from 'lucide-react/icons/calendar-clock'
import CarFront from 'lucide-react/icons/car-front'
import Check from 'lucide-react/icons/check'
import CheckCheck from 'lucide-react/icons/check-check'
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark'
import Hourglass from 'lucide-react/icons/hourglass'
import UserX from 'lucide-react/icons/user-x'
import { APPOINTMENT_STATUSES } from '#domain/workshop/appointments/transitions.ts'
import { m } from '#web/i18n/messages.ts'
import { Badge, type BadgeLook } from './badge.tsx'

/** The states of an appointment, as they are stored; `HOLD` is a booking whose client has not entered the code yet. */
export const APPOINTMENT_LOOKS = ['HOLD', ...APPOINTMENT_STATUSES] as const

export type AppointmentLook = (typeof APPOINTMENT_LOOKS)[number]

const LOOKS: Record<AppointmentLook, BadgeLook> = {
  HOLD: { icon: Hourglass, className: 'border border-dashed border-asked text-asked' },
  CERUT: { icon: CircleQuestionMark, className: 'bg-asked-soft text-asked' },
  PROGRAMAT: { icon: CalendarClock, className: 'bg-planned-soft text-planned' },
  CONFIRMAT: { icon: Check, className: 'bg-planned-soft text-planned' },
  SOSIT: { icon: CarFront, className: 'bg-arrived-soft text-arrived' },
  FINALIZAT: { icon: CheckCheck, className: 'bg-void-soft text-void' },
  NEPREZENTAT: { icon: UserX, className: 'bg-danger-soft text-danger' },
  ANULAT: { icon: Ban, className: 'bg-void-soft text-void' },
  RESPINS: { icon: Ban, className: 'bg-void-soft text-void' },
}

/** State of an appointment. */
export const AppointmentBadge = ({ look, className }: { look: AppointmentLook; className?: string }) => (
  <Badge isFilled look={LOOKS[look]} text={m.ui.appointment[look]} className={className} />
)
