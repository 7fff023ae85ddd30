import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { ensureLocalChrome } from '#bin/chromium.ts'
import { freePort } from '#bin/ports.ts'
import { migrate, startServer } from '#bin/server.ts'
import { seeded } from '#tests/factories/random.ts'
import { openShop } from './open-shop.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of a deployment's state with its databases migrated and empty: copied, never used itself. */
    migratedState: string
    /** Where the server is that all stories share, the folder of its state, and the browser. */
    served: { url: string; state: string; browser: string }
  }
}

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The server's own browser takes longer to start on a busy machine than a person is made to wait for a PDF: it is there
 * before the first story.
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

/** Migrates, and starts one server and one browser for all files of stories: each by itself takes as long as a story. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = mkdtempSync(join(tmpdir(), 'roa-e2e-'))
  const [migratedState, state] = [join(folder, 'migrated'), join(folder, 'state')]
  await migrate(migratedState)
  cpSync(migratedState, state, { recursive: true })
  const server = await startServer({ port: await freePort(), state })
  const browser = await chromium.launchServer({ executablePath: await ensureLocalChrome(), args: ARGUMENTS })
  await warmUp(server.url)
  project.provide('migratedState', migratedState)
  project.provide('served', { url: server.url, state, browser: browser.wsEndpoint() })
  return async () => {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
