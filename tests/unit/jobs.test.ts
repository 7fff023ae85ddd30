import { expect, it } from 'vitest'
import { JOBS as DECLARED } from '#domain/modules.ts'
import { DIRECTORY_JOBS } from '#domain/team/account-jobs.ts'
import { JOBS } from '#worker/jobs/registry.ts'

it('each job that a module or the directory declares has a handler, and there is no other handler', () => {
  const ids = [...DECLARED, ...DIRECTORY_JOBS].map(({ id }) => id)
  expect([...JOBS.values()].map(({ job }) => job.id).sort()).toEqual(ids.sort())
})
