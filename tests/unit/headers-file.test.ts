import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SECURITY_HEADERS } from '#worker/http/security-headers.ts'

/** The headers of each path pattern in the assets layer's file. */
const parse = (text: string): Map<string, Map<string, string>> => {
  const rules = new Map<string, Map<string, string>>()
  let rule: Map<string, string> | undefined
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    if (/^\S/.test(line)) {
      rule = new Map()
      rules.set(line.trim(), rule)
      continue
    }
    const colon = line.indexOf(':')
    rule?.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return rules
}

describe('web/public/_headers', () => {
  const rules = parse(readFileSync(new URL('../../web/public/_headers', import.meta.url), 'utf8'))

  it('gives files the headers that the Worker gives', () => {
    expect(Object.fromEntries(rules.get('/*') ?? [])).toEqual(SECURITY_HEADERS)
  })

  it('keeps the files whose name carries a hash, and no other, without asking again', () => {
    const kept = [...rules].filter(([, headers]) => headers.has('cache-control'))
    expect(kept.map(([path, headers]) => [path, headers.get('cache-control')])).toEqual([
      ['/assets/*', 'public, max-age=31536000, immutable'],
    ])
  })

  it('allows no foreign script, style or frame', () => {
    const policy = SECURITY_HEADERS['content-security-policy']
    expect(policy).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    )
  })
})
