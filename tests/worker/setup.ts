import { applyD1Migrations, type D1Migration, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll } from 'vitest'
import { JOBS } from '#worker/jobs/registry.ts'

// A dynamic import within a handler does not always end in this pool (its documentation: "Known issues"): the module
// is loaded for the request that asks first, and that may end before. So nothing is sent before all are loaded.
beforeAll(async () => {
  await Promise.all([...JOBS.values()].map(({ load }) => load()))
})

// Every file starts from an empty deployment with the real migrations.
beforeAll(async () => {
  await reset()
  const { DB, DB_1, TEST_MIGRATIONS } = env as unknown as {
    DB: D1Database
    DB_1: D1Database
    TEST_MIGRATIONS: D1Migration[]
  }
  await Promise.all([DB, DB_1].map((database) => applyD1Migrations(database, TEST_MIGRATIONS)))
})
