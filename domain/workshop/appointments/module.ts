import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { endRequest } from './jobs.ts'
import {
  appointmentAsked,
  appointmentBooked,
  appointmentCancelled,
  appointmentMoved,
  appointmentsShutOut,
} from './notifications.ts'
import { appointments, bays, services } from './schema.ts'
import { calendarExceptions, calendarSettings } from './settings.ts'
import { tellClient } from './tell-client-job.ts'

export const appointmentsModule = defineModule({
  name: 'appointments',
  collections: [
    register(bays, { adoption: 'upload' }),
    register(services, { adoption: 'upload' }),
    register(calendarSettings, { adoption: 'upload' }),
    register(calendarExceptions, { adoption: 'upload' }),
    register(appointments, {
      adoption: 'upload',
      indexes: ['data_ora', 'status', 'vehicle_id', 'order_id'],
    }),
  ],
  jobs: [endRequest, tellClient],
  notifications: [
    appointmentAsked,
    appointmentBooked,
    appointmentMoved,
    appointmentCancelled,
    appointmentsShutOut,
  ],
})
