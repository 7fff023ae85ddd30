import type { Feature } from './catalogue.ts'

/**
 * Where a feature that is sold is refused to a shop without it. `contract`: the routes that declare it as their
 * `feature`. `commit`: a rule rejects the act with `plan_required`. `screen`: it is made on the device of rows that are
 * there anyway, so `Gate` keeps the screen closed. `answer`: nothing is refused; the server treats the shop differently.
 * `gates.test.ts` looks for each of them.
 */
export type GateKind = 'contract' | 'commit' | 'screen' | 'answer'

export const GATES: Readonly<Record<Feature, GateKind>> = {
  sync: 'contract',
  portal: 'commit',
  whatsapp_link: 'commit',
  sms: 'commit',
  whatsapp_cloud: 'commit',
  team: 'commit',
  booking: 'commit',
  reports: 'screen',
  support: 'answer',
}
