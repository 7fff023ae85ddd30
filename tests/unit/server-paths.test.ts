import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CONTRACTS } from '#domain/api/contracts.ts'
import { SERVER_PATHS } from '#domain/api/paths.ts'

describe('the addresses that the Worker answers itself', () => {
  it('are those that the assets layer leaves to it', () => {
    const [, list = ''] = /^run_worker_first = (.*)$/m.exec(readFileSync('wrangler.toml', 'utf8')) ?? []
    expect(JSON.parse(list)).toEqual(SERVER_PATHS.map((path) => path.replace(/\/$/, '/*')))
  })

  it('include every contract', () => {
    for (const { path } of CONTRACTS)
      expect([path, SERVER_PATHS.some((prefix) => path.startsWith(prefix))]).toEqual([path, true])
  })

  it('are written only in domain/api', () => {
    const files = globSync('{web,worker,durable-objects,bin,domain}/**/*.{ts,tsx}').filter(
      (file) => !file.startsWith('domain/api/') && !/\.test\.tsx?$/.test(file),
    )
    const literal = /['"`}]\/(?:api|health)(?:\/|['"`])/
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((file) => literal.test(readFileSync(file, 'utf8')))).toEqual([])
  })
})
