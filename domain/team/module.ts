import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { followMember, sendInvite, tellPaused } from './jobs.ts'
import { memberJoined } from './notifications.ts'
import { keptActs, members } from './schema.ts'

/** A free shop has no team: its founder gets a row with the account. */
export const teamModule = defineModule({
  name: 'team',
  collections: [register(members, { adoption: 'none' }), register(keptActs, { adoption: 'none' })],
  notifications: [memberJoined],
  jobs: [sendInvite, followMember, tellPaused],
})
