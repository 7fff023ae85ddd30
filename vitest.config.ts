import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { newLeaseKey } from './bin/lease-key.ts'
import { failOnPrivate } from './bin/log-lines.ts'
import { newVapidKey } from './bin/vapid-key.ts'
import { AUTHORITY } from './tests/fakes/smtp-server.ts'

/** It replaces modules, which other tests of its process would get too. */
const MOCKED = 'tests/sync/travel.test.ts'

/** `npm run verify` plants the bugs. A project of its own: what a project excludes, the command line can't add to. */
const PLANTED = 'tests/sync/planted-bugs.test.ts'

/** Dexie takes the IndexedDB that stands when it is first loaded, by whichever file comes first. */
const INDEXED_DB = 'fake-indexeddb/auto'

/** Tests in workerd, where the shops that register are placed on a shard. */
const onShard = (shard: number, name: string, include: string[]): TestProjectInlineConfiguration => ({
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: './wrangler.toml' },
      miniflare: {
        bindings: {
          SESSION_SECRET: 'a secret for tests that is long enough',
          LEASE_KEYS: JSON.stringify([newLeaseKey(), newLeaseKey()]),
          NEW_TENANTS_SHARD: String(shard),
          COMPANY_REGISTER: 'local',
          MAIL: 'local',
          PAYMENTS: 'local',
          INVOICES: 'local',
          SUPPORT_EMAIL: 'ajutor@example.com',
          PUSH: 'local',
          VAPID_KEY: JSON.stringify(newVapidKey()),
          OPERATOR_KEY: 'the key of an office in tests, long enough',
          DEV_PAGES: 'on',
          SMS_GATEWAY: 'local',
          WHATSAPP: 'local',
          WHATSAPP_APP_SECRET: 'the secret of an app at Meta',
          WHATSAPP_VERIFY_TOKEN: 'the word of the webhook',
          PUBLIC_ORIGIN: 'https://roaauto.test',
          // Requests that are made from the schemas of the API; `npm run verify` sends more.
          FUZZ_REQUESTS: process.env.FUZZ_REQUESTS ?? '300',
          // Histories of the simulation in workerd; `npm run verify` runs more.
          HISTORIES: process.env.HISTORIES ?? '3',
          TEST_MIGRATIONS: await readD1Migrations('./migrations'),
        },
      },
    })),
  ],
  test: {
    name,
    include,
    setupFiles: ['tests/worker/setup.ts'],
    isolate: false,
    maxWorkers: 2,
    // Hashing passwords takes its time on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One shard after the other.
    sequence: { groupOrder: shard },
  },
})

export default defineConfig({
  test: {
    // The Worker writes a line for each answer; none may name a person or a secret.
    onConsoleLog: (logged) => {
      failOnPrivate(logged)
      return !logged.includes('"event":"request"')
    },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'domain/**/*.test.ts',
            'web/**/*.test.ts',
            'bin/**/*.test.ts',
            'tests/sync/**/*.test.ts',
            'tests/unit/**/*.test.ts',
          ],
          exclude: [MOCKED, PLANTED],
          // Loading modules again for each of two hundred files took half of the time.
          isolate: false,
          maxWorkers: 2,
          setupFiles: [INDEXED_DB],
          // So does Miniflare: the certificates of our fakes are trusted beside the usual ones.
          env: { NODE_EXTRA_CA_CERTS: AUTHORITY },
          // A property over hundreds of texts takes its time on a busy machine.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'mocked', include: [MOCKED], setupFiles: [INDEXED_DB], testTimeout: 120_000 } },
      { test: { name: 'planted', include: [PLANTED], testTimeout: 120_000 } },
      onShard(0, 'worker', [
        'worker/**/*.test.ts',
        'durable-objects/**/*.test.ts',
        'tests/worker/**/*.test.ts',
      ]),
      // What concerns a shop's rows once more, with the shops on the other database.
      onShard(1, 'worker-shard-1', ['tests/worker/sync-*.test.ts', 'tests/worker/accounts-register.test.ts']),
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: './tests/e2e/global-setup.ts',
          setupFiles: ['tests/e2e/failure-report.ts'],
          // Two stories at once: each waits for its page more than it works.
          maxWorkers: 2,
          // A story's later steps mean nothing once one has failed.
          bail: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // As long as the browser's own waits: on a busy machine a second is not enough.
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          name: 'engines',
          include: ['tests/engines/**/*.test.ts'],
          globalSetup: './tests/e2e/global-setup.ts',
          maxWorkers: 1,
          bail: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
