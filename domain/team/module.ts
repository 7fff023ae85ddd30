import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { followMember, sendInvite, tellPaused } from './jobs.ts'
import { keptRules } from './kept-rules.ts'
import { memberJoined } from './notifications.ts'
import { memberRules } from './rules.ts'
import { keptActs, members } from './schema.ts'

/** A free shop has no team: its founder gets a row with the account. */
export const teamModule = defineModule({
  name: 'team',
  collections: [
    register(members, { rules: memberRules, adoption: 'none' }),
    register(keptActs, { rules: keptRules, adoption: 'none' }),
  ],
  notifications: [memberJoined],
  jobs: [sendInvite, followMember, tellPaused],
})
