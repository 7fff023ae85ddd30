import type { Messages } from '../messages.ts'

export const appointments: Messages['appointments'] = {
  one: 'Appointment',
  add: 'New appointment',
  save: 'Save',
  plate: 'Number plate',
  name: 'Client’s name',
  phone: 'Phone',
  day: 'Day',
  time: 'Time',
  notes: 'Notes of the workshop',
  nobody: 'No name',
  noService: 'Appointment',
  openOne: (time, who) => `Open the appointment at ${time}: ${who}`,
  needTime: 'Choose the day and the time.',
  labels: {
    added: 'New appointment',
    changed: 'Appointment changed',
  },
}
