import { applyD1Migrations, type D1Migration, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll } from 'vitest'

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
