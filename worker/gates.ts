import type { Gate } from './http/plan-gate.ts'

/** What of the API belongs to a feature of a plan. A route that stands in none is there on every plan. */
export const GATES: readonly Gate[] = [
  // Whoever has no plan any more still loads what is his, and reads who changed it.
  { feature: 'sync', paths: '/api/sync/*', readable: ['/api/sync/full', '/api/sync/history'] },
  { feature: 'sync', paths: '/api/photos/*', readable: ['/api/photos'] },
]
