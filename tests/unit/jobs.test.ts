import { expect, it } from 'vitest'
import { JOBS as DECLARED } from '#domain/modules.ts'
import { JOBS } from '#worker/jobs/registry.ts'

it('each job that a module declares has a handler, and there is no other handler', () => {
  expect([...JOBS.values()].map(({ job }) => job)).toEqual(DECLARED)
})
