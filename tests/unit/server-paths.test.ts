import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CONTRACTS } from '#domain/api/contracts.ts'
import { API, PAGES, SERVER_PATHS, SERVER_PATTERN } from '#domain/api/paths.ts'
import { ROUTES } from '#web/app/routes.ts'

describe('the addresses that the Worker answers itself', () => {
  it('are those that the assets layer leaves to it', () => {
    const [, list = ''] = /^run_worker_first = (.*)$/m.exec(readFileSync('wrangler.toml', 'utf8')) ?? []
    expect(JSON.parse(list)).toEqual(SERVER_PATHS.flatMap((path) => [path, `${path}/*`]))
  })

  it('include every contract', () => {
    for (const { path } of CONTRACTS) expect([path, SERVER_PATTERN.test(path)]).toEqual([path, true])
  })

  it('are no addresses of the app', () => {
    for (const path of ['/p', '/p/x', '/b?x=1', '/health'])
      expect([path, SERVER_PATTERN.test(path)]).toEqual([path, true])
    for (const path of Object.keys(ROUTES))
      expect([path, SERVER_PATTERN.test(`/${path}`)]).toEqual([path, false])
  })

  it('are written only in domain/api', () => {
    const files = globSync('{web,worker,durable-objects,bin,domain}/**/*.{ts,tsx}').filter(
      (file) => !file.startsWith('domain/api/') && !/\.test\.tsx?$/.test(file),
    )
    const prefixes = [API, '/health', ...Object.values(PAGES)].join('|')
    const literal = new RegExp(`['"\`}](?:${prefixes})(?:/|['"\`])`)
    const code = (file: string) => readFileSync(file, 'utf8').replace(/^\s*(?:\/?\*|\/\/).*$/gm, '')
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((file) => literal.test(code(file)))).toEqual([])
  })
})
