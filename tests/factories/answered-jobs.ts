import { defineCollection } from '#domain/sync/collection.ts'
import { derived, flag, oneOf, price, ref, text } from '#domain/sync/columns.ts'
import { createRegistry, register, withRules } from '#domain/sync/registry.ts'
import { DESK, EVERYONE, OFFICE } from '#domain/team/roles.ts'

/**
 * Collections of a module with answers of clients: jobs, their lines with an answer, the cost of each line, and the
 * shop's notes.
 */

export const jobs = defineCollection({
  name: 'jobs',
  columns: { title: text(80), visible_to: derived(text(400)) },
  rights: { insert: DESK, patch: DESK, delete: DESK },
  visibility: { mechanic: 'own mechanic', client: 'own capability' },
})

export const jobLines = defineCollection({
  name: 'job_lines',
  columns: {
    job_id: ref('jobs', { write: 'create' }),
    what: text(80, { required: true }),
    price: price(),
    answer: oneOf(['none', 'yes', 'no'], { initial: 'none' }),
    closed: flag(0),
  },
  rights: { insert: EVERYONE, patch: [...EVERYONE, 'client'], delete: DESK },
  writers: {
    answer: { insert: DESK, patch: [...DESK, 'client'] },
    price: { insert: DESK, patch: DESK },
    closed: { patch: OFFICE },
  },
  visibility: { client: 'own capability' },
  seenWith: 'job_id',
  parents: ['job_id'],
})

export const lineCosts = defineCollection({
  name: 'line_costs',
  columns: { job_id: ref('jobs', { write: 'create' }), cost: price() },
  rights: { insert: DESK, patch: DESK, delete: DESK },
  seenWith: 'job_id',
  parents: ['job_id'],
})

export const notes = defineCollection({
  name: 'notes',
  columns: { text: text(80) },
  rights: { insert: DESK, patch: DESK, delete: DESK },
})

export const ANSWERED_JOBS = createRegistry(
  [jobs, jobLines, lineCosts, notes].map((one) => withRules(register(one, { adoption: 'upload' }), {})),
)
