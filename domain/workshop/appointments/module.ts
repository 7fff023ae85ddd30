import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { keptWhileUsed } from '#domain/workshop/catalog/rules.ts'
import { exceptionRules } from './exception-rules.ts'
import { endRequest } from './jobs.ts'
import {
  appointmentAsked,
  appointmentBooked,
  appointmentCancelled,
  appointmentMoved,
  appointmentsShutOut,
} from './notifications.ts'
import { appointmentRules } from './rules.ts'
import { appointments, bays, services } from './schema.ts'
import { calendarExceptions, calendarSettings } from './settings.ts'
import { tellClient } from './tell-client-job.ts'

export const appointmentsModule = defineModule({
  name: 'appointments',
  collections: [
    register(bays, { rules: keptWhileUsed(bays), adoption: 'upload' }),
    register(services, { rules: keptWhileUsed(services), adoption: 'upload' }),
    register(calendarSettings, { adoption: 'upload' }),
    register(calendarExceptions, { rules: exceptionRules, adoption: 'upload' }),
    register(appointments, {
      rules: appointmentRules,
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
