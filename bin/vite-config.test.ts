import { resolveConfig } from 'vite'
import { expect, it, vi } from 'vitest'

it('an app that is built is the one for people, whatever NODE_ENV says', async () => {
  vi.stubEnv('NODE_ENV', 'test')
  const { env, isProduction } = await resolveConfig(
    { configFile: 'vite.config.ts', logLevel: 'silent' },
    'build',
  )
  expect([isProduction, env.PROD]).toEqual([true, true])
  vi.unstubAllEnvs()
})
