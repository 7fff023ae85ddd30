import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { expireRequest } from './jobs.ts'
import { clientAnswered, clientAsksForCall } from './notifications.ts'
import { approvalAnswers, approvalRequests, portalLinks } from './schema.ts'

/** A free shop has no portal, so it has none of these rows to bring along. */
export const approvalsModule = defineModule({
  name: 'approvals',
  collections: [
    register(approvalRequests, { adoption: 'none' }),
    register(portalLinks, { adoption: 'none' }),
    register(approvalAnswers, { adoption: 'none' }),
  ],
  jobs: [expireRequest],
  notifications: [clientAnswered, clientAsksForCall],
})
