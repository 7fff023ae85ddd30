import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { bundle } from '#bin/bundle.ts'
import { ensureLocalChrome } from '#bin/chromium.ts'
import { failOnPrivate } from '#bin/log-lines.ts'
import { freePort } from '#bin/ports.ts'
import { startServer } from '#bin/server.ts'
import { migrate } from '#bin/state.ts'
import { seeded } from '#tests/factories/random.ts'
import { BROWSER_ARGUMENTS } from './browser-arguments.ts'
import { openShop } from './open-shop.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with migrated, empty databases: it is copied, never used itself. */
    migratedState: string
    /** The folder of the Worker's bundle. */
    bundle: string
    /** The server that all e2e files share, the folder of its state, and the browser. */
    served: { url: string; state: string; browser: string }
  }
}

/**
 * On a busy machine the server's own browser starts more slowly than a person waits for a PDF, so it starts before the
 * first test.
 */
const warmUp = async (url: string): Promise<void> => {
  const { accessToken, sharedOrderId } = await openShop(url, 'primul@service.test', seeded(1))
  for (let tries = 0; tries < 5; tries++) {
    const pdf = await fetch(`${url}/api/orders/${sharedOrderId}/pdf/comanda`, {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    await pdf.arrayBuffer()
    if (pdf.ok) return
  }
  throw new Error('the server makes no PDF')
}

/** Migrates, and starts one server and one browser for all e2e files: starting one takes as long as a test. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = mkdtempSync(join(tmpdir(), 'roa-e2e-'))
  const [migratedState, state] = [join(folder, 'migrated'), join(folder, 'state')]
  await migrate(migratedState)
  const made = await bundle(join(folder, 'bundle'), { copiesApp: true })
  cpSync(migratedState, state, { recursive: true })
  const server = await startServer({ port: await freePort(), state, bundle: made, onLine: failOnPrivate })
  const executablePath = await ensureLocalChrome()
  const browser = await chromium.launchServer({ executablePath, args: BROWSER_ARGUMENTS })
  await warmUp(server.url)
  project.provide('migratedState', migratedState)
  project.provide('bundle', made)
  project.provide('served', { url: server.url, state, browser: browser.wsEndpoint() })
  return async () => {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
