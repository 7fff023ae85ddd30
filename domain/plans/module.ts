import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { issueInvoice, mailInvoice, tellUnpaid, warnDeletion } from './jobs.ts'
import { paidTwice } from './notifications.ts'
import { planPayments } from './schema.ts'

export const plansModule = defineModule({
  name: 'plans',
  collections: [register(planPayments, { adoption: 'none' })],
  jobs: [warnDeletion, tellUnpaid, issueInvoice, mailInvoice],
  notifications: [paidTwice],
})
