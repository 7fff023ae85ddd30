import * as account from './account.ts'
import * as accounts from './accounts.ts'
import * as auditing from './audit.ts'
import * as booking from './booking.ts'
import * as calendar from './calendar.ts'
import * as clientErrors from './client-errors.ts'
import * as companies from './companies.ts'
import type { Contract } from './contract.ts'
import * as dev from './dev.ts'
import * as documents from './documents.ts'
import * as exporting from './exports.ts'
import * as health from './health.ts'
import * as messages from './messages.ts'
import * as operator from './operator.ts'
import * as passkeys from './passkeys.ts'
import * as payments from './payments.ts'
import * as photos from './photos.ts'
import * as plans from './plans.ts'
import * as portal from './portal.ts'
import * as privacy from './privacy.ts'
import * as push from './push.ts'
import { contractsOf, registerContracts } from './registry.ts'
import * as sessions from './sessions.ts'
import * as signUp from './sign-up.ts'
import * as support from './support.ts'
import * as sync from './sync.ts'
import * as team from './team.ts'

/** The files of contracts by name. A device imports the single file that it needs, never this list. */
export const AREAS = {
  signUp,
  accounts,
  sessions,
  account,
  team,
  passkeys,
  sync,
  documents,
  photos,
  portal,
  calendar,
  companies,
  booking,
  exports: exporting,
  audit: auditing,
  privacy,
  messages,
  push,
  health,
  clientErrors,
  dev,
  payments,
  support,
  plans,
  operator,
} as const

/** Every contract of the API. */
export const CONTRACTS: readonly Contract[] = registerContracts(
  Object.values(AREAS).flatMap((area) => Object.values(contractsOf(area))),
)
