import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { freePort } from '../ports.ts'
import { readServing, secretNames, servingVersion } from './account.ts'
import { carryOut, type Hands } from './deploying.ts'
import { type Configuration, configurationOf, JURISDICTION } from './environments.ts'
import { type Facts, planBack, planDeploy, refusals, refusalsOfBack } from './plan.ts'
import { smoke } from './smoke.ts'

const base: Configuration = {
  name: 'roaauto',
  vars: { SMS_GATEWAY: 'https://api.smsapi.ro/sms.do', PUBLIC_ORIGIN: 'x', JURISDICTION: '', MAIL: 'none' },
  d1_databases: [
    { binding: 'DB', database_name: 'roaauto', database_id: 'local' },
    { binding: 'DB_1', database_name: 'roaauto-1', database_id: 'local-1' },
  ],
  r2_buckets: [{ binding: 'FILES', bucket_name: 'roaauto-files' }],
  queues: {
    producers: [{ binding: 'EFFECTS', queue: 'roaauto-effects' }],
    consumers: [
      { queue: 'roaauto-effects', dead_letter_queue: 'roaauto-effects-dead' },
      { queue: 'roaauto-effects-dead' },
    ],
  },
  limits: { cpu_ms: 15_000 },
  ratelimits: [{ name: 'GUESSES', namespace_id: '1' }],
}

describe('an environment', () => {
  it('shares nothing with the other or with a local state, and lives in the jurisdiction', () => {
    const [staging, production] = [configurationOf(base, 'staging'), configurationOf(base, 'production')]
    const names = (one: Configuration) => [
      `worker ${one.name}`,
      ...one.d1_databases.map(({ database_name }) => `database ${database_name}`),
      ...one.r2_buckets.map(({ bucket_name }) => `bucket ${bucket_name}`),
      ...one.queues.consumers.map(({ queue }) => `queue ${queue}`),
      ...one.ratelimits.map(({ namespace_id }) => namespace_id),
    ]
    const all = [...names(base), ...names(staging), ...names(production)]
    expect(new Set(all).size).toBe(all.length)
    // A consumer's dead letters have a consumer of the same environment.
    expect(staging.queues.consumers.map(({ queue }) => queue)).toContain(
      staging.queues.consumers[0]?.dead_letter_queue,
    )
    expect(production.queues.producers[0]?.queue).toBe(production.queues.consumers[0]?.queue)
    for (const one of [staging, production]) {
      expect(one.r2_buckets[0]?.jurisdiction).toBe(JURISDICTION)
      expect(one.vars.JURISDICTION).toBe(JURISDICTION)
      expect(one.vars.MAIL).toBe('none')
      expect(one.d1_databases.map(({ database_id }) => database_id)).not.toContain('local')
    }
    expect(staging.vars.PUBLIC_ORIGIN).not.toBe(production.vars.PUBLIC_ORIGIN)
    expect(staging.vars.SMS_GATEWAY).toBe('none')
  })

  it('needs the secrets that are made here, and those of the providers that it asks', () => {
    const made = ['SESSION_SECRET', 'LEASE_KEYS', 'VAPID_KEY']
    expect(configurationOf(base, 'staging').secrets.required).toEqual(made)
    expect(configurationOf(base, 'production').secrets.required).toEqual([...made, 'SMSAPI_TOKEN'])
    const asking = { ...base, vars: { ...base.vars, MAIL: 'smtp', PAYMENTS: 'stripe', INVOICES: 'none' } }
    expect(configurationOf(asking, 'staging').secrets.required).toEqual([
      ...made,
      'SMTP_URL',
      'STRIPE_KEY',
      'STRIPE_WEBHOOK_SECRET',
    ])
  })
})

const ready: Facts = {
  configuration: { ...base, name: 'roaauto-production' },
  secrets: ['SESSION_SECRET', 'LEASE_KEYS'],
  required: ['SESSION_SECRET', 'LEASE_KEYS'],
  ofOffice: ['OPERATOR_KEY'],
  serving: { former: 'F' },
  changed: [],
  commit: 'abc',
  onStaging: 'abc',
  unjustified: [],
}

describe('wrangler.toml', () => {
  const text = readFileSync('wrangler.toml', 'utf8')

  it('bounds what a request, an address and the log may spend', () => {
    expect(text).toMatch(/^\[limits\]\ncpu_ms = \d/m)
    expect(text.match(/^\[\[ratelimits\]\]\nname = "\w+"\nnamespace_id = "\d+"\nsimple = /gm)).not.toBeNull()
    // The platform's own lines have the tokens of links in them.
    expect(text).toMatch(/^\[observability\.logs\]\nenabled = true\ninvocation_logs = false$/m)
  })

  it('lets files be served without the Worker: no address of a file comes to it first', () => {
    const first: string[] = JSON.parse(/^run_worker_first = (.*)$/m.exec(text)?.[1] ?? '[]')
    expect(first).not.toHaveLength(0)
    const isFirst = (path: string) =>
      first.some((one) => (one.endsWith('/*') ? path.startsWith(one.slice(0, -1)) : path === one))
    const files = readdirSync('web/public', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `/${relative('web/public', join(entry.parentPath, entry.name))}`)
    expect(files).toContain('/robots.txt')
    for (const path of ['/', '/index.html', '/assets/index-1.js', ...files])
      expect(isFirst(path), path).toBe(false)
  })
})

describe('the scripts of the project', () => {
  const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts as Record<string, string>
  const textsIn = (folder: string) =>
    readdirSync(folder).map((name) => ({
      name: join(folder, name),
      text: readFileSync(join(folder, name), 'utf8'),
    }))
  const workflows = textsIn('.github/workflows')

  it('install packages and Node 24 themselves, so each of them may be the first in a fresh copy', () => {
    const ENSURE = 'node bin/ensure.mjs'
    const lacking = Object.keys(scripts).filter(
      (name) => scripts[name] !== ENSURE && scripts[`pre${name}`] !== ENSURE,
    )
    expect(lacking).toEqual([])
  })

  it('are there where a workflow or a runbook calls them', () => {
    const callers = [...workflows, ...textsIn('docs/runbooks')]
    const called = callers.flatMap(({ name, text }) =>
      [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, script, short = '']) => ({
        name,
        script: script ?? short,
      })),
    )
    expect(called.length).toBeGreaterThan(10)
    for (const { name, script } of called) expect(Object.keys(scripts), name).toContain(script)
  })

  it('get secrets from a workflow by name alone', () => {
    expect(workflows.length).toBeGreaterThan(0)
    for (const { name, text } of workflows)
      for (const [, value = ''] of text.matchAll(/^ +\w*(?:TOKEN|KEY|RCLONE|ACCOUNT_ID): (.*)$/gm))
        expect(value, name).toMatch(/^\$\{\{ secrets\.\w+ \}\}$/)
    expect(workflows.map(({ text }) => text).join()).toMatch(
      /branches: \[main\][\s\S]*npm test[\s\S]*npm run deploy -- staging$/m,
    )
  })
})

describe('a deployment', () => {
  it('begins where nothing speaks against it', () => {
    expect(refusals('production', ready)).toEqual([])
    expect(refusals('staging', { ...ready, onStaging: null })).toEqual([])
    expect(refusals('staging', { ...ready, serving: { former: null } })).toEqual([])
  })

  it('goes back where a version serves, and says why where none does', () => {
    expect(refusalsOfBack('roaauto', { former: 'F' })).toEqual([])
    expect(refusalsOfBack('roaauto', { former: null })).toEqual([expect.stringMatching(/serves nothing yet/)])
    expect(refusalsOfBack('roaauto', { unknown: 'no network' })).toEqual([
      expect.stringMatching(/which version serves \(no network\)/),
    ])
  })

  it.each<[string, Partial<Facts>, RegExp]>([
    ['changed files', { changed: ['worker/app.ts'] }, /not committed.*worker\/app\.ts/],
    ['a folder that git does not know', { changed: null }, /git does not say/],
    [
      'an account that does not say which version serves',
      { serving: { unknown: 'Authentication error' } },
      /which version serves \(Authentication error\)\. Try again once npx wrangler deployments status --name roaauto-production answers\./,
    ],
    [
      'a missing secret',
      { secrets: ['LEASE_KEYS'] },
      /SESSION_SECRET is missing: npx wrangler secret put SESSION_SECRET/,
    ],
    [
      'a secret of an office, which would let operators in beside Access',
      { secrets: [...(ready.secrets ?? []), 'OPERATOR_KEY'] },
      /OPERATOR_KEY is for a server of our own: npx wrangler secret delete OPERATOR_KEY/,
    ],
    ['no account', { secrets: null }, /wrangler login/],
    ['another version on staging', { onStaging: 'old' }, /Staging serves old/],
    ['no staging', { onStaging: null }, /Staging does not answer/],
    [
      'a database that was not made',
      { configuration: configurationOf(base, 'production') },
      /d1 create roaauto-production --jurisdiction eu/,
    ],
    [
      'no guard of what it spends',
      { configuration: { ...base, limits: {}, ratelimits: [] } },
      /no \[limits\] cpu_ms[\s\S]*no \[\[ratelimits\]\]/,
    ],
    ['a migration that removes', { unjustified: ['0001 holds DROP'] }, /DROP/],
  ])('is refused for %s', (_, changes, sentence) => {
    expect(refusals('production', { ...ready, ...changes }).join('\n')).toMatch(sentence)
  })

  it('migrates first, tries a tenth of the requests, and looks before it gives all', () => {
    const steps = planDeploy(base, 'c.json', 'abc', { former: 'F', next: 'N' })
    const lines = steps.map((step) =>
      'run' in step
        ? step.run.join(' ')
        : ['smoke', step.smoke.commit, ...Object.values(step.smoke.only ?? {})].join(' '),
    )
    expect(lines).toEqual([
      'wrangler d1 migrations apply DB --remote --config c.json',
      'wrangler d1 migrations apply DB_1 --remote --config c.json',
      'wrangler versions upload --var VERSION:abc --tag abc --config c.json',
      'wrangler versions deploy N@10% F@90% --yes --config c.json',
      'smoke abc roaauto N',
      'wrangler versions deploy N@100% --yes --config c.json',
      'smoke abc',
      'wrangler triggers deploy --config c.json',
    ])
    expect(
      planDeploy(base, 'c.json', 'abc', null)
        .map(({ says }) => says)
        .at(-2),
    ).toMatch(/first time/)
    expect(planBack('c.json')[0]).toMatchObject({
      run: ['wrangler', 'rollback', '--yes', '--config', 'c.json'],
    })
  })
})

/** An account as the commands of a deployment change it. */
const account = () => {
  const migrated = new Set<string>()
  let share: Record<string, number> = { F: 100 }
  const run = (command: readonly string[]): void => {
    const [, verb = '', what = ''] = command
    if (verb === 'd1') migrated.add(command[4] ?? '')
    if (verb === 'versions' && what === 'deploy')
      share = Object.fromEntries(
        command
          .filter((part) => part.includes('@'))
          .map((part) => [part.split('@')[0], Number.parseInt(part.split('@')[1] ?? '', 10)]),
      )
  }
  return { migrated, run, share: () => share }
}

describe('the version that serves', () => {
  const failed = (stderr: string) => readServing({ status: 1, stdout: '', stderr })

  it('is the one with the most requests', () => {
    const versions = [
      { version_id: 'N', percentage: 10 },
      { version_id: 'F', percentage: 90 },
    ]
    expect(readServing({ status: 0, stdout: JSON.stringify({ versions }), stderr: '' })).toEqual({
      former: 'F',
    })
  })

  it('is not known where the account gives no answer, whatever the reason', () => {
    expect(failed('✘ [ERROR] A request failed.\n\n  Authentication error [code: 10000]\n\n')).toEqual({
      unknown: 'A request failed. Authentication error [code: 10000]',
    })
    expect(failed('')).toEqual({ unknown: 'it ended with 1' })
    for (const stdout of ['', '{}', '{"versions":[]}'])
      expect(readServing({ status: 0, stdout, stderr: '' })).toHaveProperty('unknown')
  })

  it('is none for wrangler itself only where the Worker was never made or never deployed', async () => {
    const answers: Record<string, [number, unknown]> = {
      unmade: [404, { success: false, errors: [{ code: 10007, message: 'It does not exist.' }] }],
      undeployed: [200, { success: true, result: { deployments: [] } }],
      failing: [400, { success: false, errors: [{ code: 10013, message: 'An unknown error.' }] }],
    }
    const api = createServer(({ url = '' }, response) => {
      const [status, body] = answers[/scripts\/(\w+)/.exec(url)?.[1] ?? ''] ?? [404, {}]
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ errors: [], messages: [], result: null, ...(body as object) }))
    })
    const port = await freePort()
    await new Promise<void>((resolve) => api.listen(port, '127.0.0.1', resolve))
    const folder = mkdtempSync(join(tmpdir(), 'roa-account-'))
    vi.stubEnv('CLOUDFLARE_API_BASE_URL', `http://127.0.0.1:${port}`)
    vi.stubEnv('CLOUDFLARE_ACCOUNT_ID', 'a')
    vi.stubEnv('CLOUDFLARE_API_TOKEN', 't')
    try {
      const config = (name: string): string => {
        const file = join(folder, `${name}.json`)
        writeFileSync(file, JSON.stringify({ name, compatibility_date: '2026-01-01' }))
        return file
      }
      expect(await servingVersion(config('unmade'))).toEqual({ former: null })
      expect(await secretNames(config('unmade'))).toEqual([])
      expect(await servingVersion(config('undeployed'))).toEqual({ former: null })
      expect(await servingVersion(config('failing'))).toEqual({
        unknown: expect.stringMatching(/An unknown error/),
      })
    } finally {
      vi.unstubAllEnvs()
      api.closeAllConnections()
      api.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)
})

describe('a deployment that ends in the middle', () => {
  const steps = planDeploy(base, 'c.json', 'abc', { former: 'F', next: 'N' })

  it.each(steps.map((step, index) => [step.says, index] as const))(
    'at "%s" leaves the former version serving, and a second one goes through',
    async (_, failing) => {
      const { migrated, run, share } = account()
      let at = -1
      const done = async (work: () => void): Promise<void> => {
        at += 1
        if (at === failing) throw new Error('no')
        work()
      }
      const hands: Hands = {
        run: (command) => done(() => run(command)),
        look: () => done(() => undefined),
        back: async () => run(['wrangler', 'versions', 'deploy', 'F@100%']),
      }
      const said: string[] = []
      expect(await carryOut(steps, hands, (line) => said.push(line))).toBe(false)
      expect(share()).toEqual({ F: 100 })
      // No code is tried before every database knows its shape.
      expect([...migrated]).toEqual(['DB', 'DB_1'].slice(0, Math.min(failing, 2)))
      expect(said.at(-2)).toContain('✗')
      expect(await carryOut(steps, hands, () => undefined)).toBe(true)
      expect([share(), [...migrated]]).toEqual([{ N: 100 }, ['DB', 'DB_1']])
    },
  )

  it('the first time of all has nothing to go back to, and says so by its end', async () => {
    const first = planDeploy(base, 'c.json', 'abc', null)
    const hands: Hands = {
      run: async () => undefined,
      look: async () => {
        throw new Error('it is not there')
      },
      back: null,
    }
    const said: string[] = []
    expect(await carryOut(first, hands, (line) => said.push(line))).toBe(false)
    expect(said.at(-1)).toBe('✗ the live address: it is not there')
  })
})

describe('the smoke test', () => {
  type Answer = [status: number, body: string, headers?: Record<string, string>]
  let answers: Record<string, Answer>
  const OVERRIDES = 'cloudflare-workers-version-overrides'
  let origin: string
  /** The version that each request asked for. */
  let asked: unknown[]
  let close: () => void
  beforeEach(async () => {
    answers = {
      '/health': [200, JSON.stringify({ version: 'abc', migration: '0002_x.sql' })],
      '/': [
        200,
        '<div id="root"></div><script src="/assets/index-1.js">',
        { 'content-security-policy': "default-src 'self'" },
      ],
      '/assets/index-1.js': [200, '', { 'cache-control': 'public, immutable' }],
      '/api/no-such-address': [404, '{}', { 'content-type': 'application/json' }],
      '/api/me': [401, '{}'],
    }
    asked = []
    const server = createServer(({ url = '', headers: { [OVERRIDES]: only } }, response) => {
      asked.push(only)
      const [status, body, headers = {}] = answers[url] ?? [404, '']
      response.writeHead(status, headers).end(body)
    })
    const port = await freePort()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${port}`
    close = () => {
      server.closeAllConnections()
      server.close()
    }
  })
  afterEach(() => close())
  const expected = { commit: 'abc', migration: '0002_x.sql' }

  it('is content with a deployment that is well', async () => {
    await smoke(origin, expected)
    await smoke(origin, { commit: null, migration: '0001_w.sql' })
    expect(new Set(asked)).toEqual(new Set([undefined]))
  })

  it('asks the version that has a tenth of the requests, and no other', async () => {
    await smoke(origin, { ...expected, only: { worker: 'roaauto-staging', version: 'N-1' } })
    expect(new Set(asked)).toEqual(new Set(['roaauto-staging="N-1"']))
  })

  it('waits some seconds for a version that is not everywhere yet', async () => {
    const { '/health': right } = answers
    answers['/health'] = [200, '{"version":"old","migration":"0002_x.sql"}']
    setTimeout(() => Object.assign(answers, { '/health': right }), 300)
    await smoke(origin, expected, 5_000)
  })

  it.each<[string, Record<string, Answer>, RegExp]>([
    ['an ill server', { '/health': [500, '{}'] }, /health answers 500/],
    [
      'another version',
      { '/health': [200, '{"version":"old","migration":"0002_x.sql"}'] },
      /serves old and not abc/,
    ],
    [
      'a database that lags',
      { '/health': [200, '{"version":"abc","migration":"0001_w.sql"}'] },
      /at 0001_w\.sql/,
    ],
    ['a page that is not ours', { '/': [200, 'parked'] }, /app is not there/],
    ['a missing script', { '/assets/index-1.js': [404, ''] }, /answers 404/],
    ['an open API', { '/api/me': [200, '{}'] }, /stranger gets 200/],
  ])('finds %s', async (_, changes, sentence) => {
    Object.assign(answers, changes)
    await expect(smoke(origin, expected, 0)).rejects.toThrow(sentence)
  })
})
