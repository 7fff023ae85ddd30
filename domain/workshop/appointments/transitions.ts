/** The states of an appointment. CERUT is a request of a client that the shop has not answered. */
export const APPOINTMENT_STATUSES = [
  'CERUT',
  'PROGRAMAT',
  'CONFIRMAT',
  'SOSIT',
  'FINALIZAT',
  'NEPREZENTAT',
  'ANULAT',
  'RESPINS',
] as const
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number]

type Steps = Readonly<Record<AppointmentStatus, readonly AppointmentStatus[]>>

/** The steps of the desk: forward, and back where somebody pressed the wrong one. */
const DESK_STEPS: Steps = {
  CERUT: ['PROGRAMAT', 'CONFIRMAT', 'SOSIT', 'RESPINS', 'ANULAT'],
  PROGRAMAT: ['CONFIRMAT', 'SOSIT', 'NEPREZENTAT', 'ANULAT'],
  CONFIRMAT: ['PROGRAMAT', 'SOSIT', 'NEPREZENTAT', 'ANULAT'],
  SOSIT: ['PROGRAMAT', 'CONFIRMAT', 'FINALIZAT', 'ANULAT'],
  FINALIZAT: ['SOSIT'],
  NEPREZENTAT: ['PROGRAMAT', 'CONFIRMAT', 'SOSIT', 'ANULAT'],
  ANULAT: ['PROGRAMAT', 'CONFIRMAT'],
  RESPINS: ['PROGRAMAT', 'CONFIRMAT'],
}

/** The steps of a mechanic, with his own. */
const MECHANIC_STEPS: Steps = {
  CERUT: [],
  PROGRAMAT: ['SOSIT'],
  CONFIRMAT: ['SOSIT'],
  SOSIT: ['PROGRAMAT', 'CONFIRMAT', 'FINALIZAT'],
  FINALIZAT: ['SOSIT'],
  NEPREZENTAT: ['SOSIT'],
  ANULAT: [],
  RESPINS: [],
}

/** The steps of the client, with his own. */
const CLIENT_STEPS: Steps = {
  CERUT: ['ANULAT'],
  PROGRAMAT: ['CONFIRMAT', 'ANULAT'],
  CONFIRMAT: ['ANULAT'],
  SOSIT: [],
  FINALIZAT: [],
  NEPREZENTAT: [],
  ANULAT: [],
  RESPINS: [],
}

/** The steps of the server's own jobs: a request that nobody answered ends. */
const SYSTEM_STEPS: Steps = {
  ...CLIENT_STEPS,
  CERUT: ['PROGRAMAT', 'CONFIRMAT', 'RESPINS'],
  PROGRAMAT: [],
  CONFIRMAT: [],
}

const STEPS = { desk: DESK_STEPS, mechanic: MECHANIC_STEPS, client: CLIENT_STEPS, system: SYSTEM_STEPS }

/** Who takes a step with an appointment. */
export type Stepper = keyof typeof STEPS

/** The states to which somebody may take an appointment from a state. */
export const stepsFrom = (from: AppointmentStatus, by: Stepper = 'desk'): readonly AppointmentStatus[] =>
  STEPS[by][from]

/** Whether somebody may take an appointment from one state to another; the same state is no step. */
export const mayStep = (from: AppointmentStatus, to: AppointmentStatus, by: Stepper): boolean =>
  from === to || STEPS[by][from].includes(to)

/** The states in which an appointment takes its lanes. */
export const HOLDING: readonly AppointmentStatus[] = ['CERUT', 'PROGRAMAT', 'CONFIRMAT', 'SOSIT']

/** Whether an appointment is agreed on, and its car has not come yet. */
export const stands = (status: AppointmentStatus): status is 'PROGRAMAT' | 'CONFIRMAT' =>
  status === 'PROGRAMAT' || status === 'CONFIRMAT'

/** Whether an appointment takes its lanes at a time (ISO): a request does until it ends. */
export const holds = (
  { status, hold_until }: { status: AppointmentStatus; hold_until: string | null },
  now: string,
): boolean => (status === 'CERUT' ? hold_until === null || hold_until > now : HOLDING.includes(status))
