import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { freePort } from '#bin/ports.ts'
import { familyOf, heldBy } from '#bin/processes.ts'
import { startServer } from '#bin/server.ts'
import { lookAt } from '#bin/watchdog.ts'
import { health } from '#domain/api/health.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Mutation, PushAnswer } from '#domain/sync/protocol.ts'
import { seeded } from '#tests/factories/random.ts'
import { anOrder, idAt } from '#tests/factories/workshop.ts'
import { openTunnel, type Tunnel } from '#tests/fakes/tunnel.ts'
import { type Deployment, openDeployment, untilOfflineReady } from './deployment.ts'
import { openShop, type Shop } from './open-shop.ts'
import { readShop } from './shop-on-disk.ts'
import { addCar, logIn, type Owner, register, startOrder, untilSynced } from './workshop.ts'

/** docs/runbooks/office.md on this machine: the server as an office has it, behind what plays its tunnel. */

const NOW = Date.UTC(2026, 10, 21)

/** In milliseconds. Beyond a whole day a device takes the server's time, which does not move here. */
const A_DAY = 23.5 * 3_600_000

const SETTINGS = 'MAIL=local\nDEV_PAGES=on\nSMS_GATEWAY=local\nCOMPANY_REGISTER=local\nPUSH=local\n'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'roa-office-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const until = async (isSo: () => Promise<boolean>, patience = 120_000): Promise<void> => {
  for (const end = Date.now() + patience; !(await isSo()); ) {
    if (Date.now() > end) throw new Error('it did not come')
    await new Promise((next) => setTimeout(next, 50))
  }
}

/** `npm run serve` as systemd runs it: started again whenever it ends. */
const unit = (code: string, state: string, port: number, wrap: readonly string[] = []) => {
  const lines: string[] = []
  let stopped = false
  let child = start()
  function start() {
    const [command = '', ...rest] = [...wrap, 'npm', 'run', '--silent', 'serve']
    const started = spawn(command, rest, {
      cwd: code,
      env: { ...process.env, ROA_STATE: state, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (data) => lines.push(String(data)))
    started.once('exit', () => {
      if (!stopped) child = start()
    })
    return started
  }
  const url = `http://localhost:${port}${health.path}`
  return {
    lines,
    pid: () => child.pid ?? 0,
    well: (patience?: number) => until(async () => (await lookAt(url, 5_000)) === 'well', patience),
    kill: () => {
      for (const pid of familyOf(child.pid ?? 0)) process.kill(pid, 'SIGKILL')
    },
    stop: async () => {
      stopped = true
      const family = familyOf(child.pid ?? 0)
      const ended = new Promise((next) => child.once('exit', next))
      for (const pid of family) process.kill(pid, 'SIGTERM')
      await ended
    },
  }
}

/** A new car, from the page of a new order. */
const newCar = async (page: Page, plate: string, client: string): Promise<void> => {
  await startOrder(page)
  await addCar(page, plate, client)
}

const newOrder = (random: ReturnType<typeof seeded>, label: string): Mutation => ({
  id: idAt(random, NOW),
  at: '2026-11-21T08:00:00.000Z',
  label,
  ops: anOrder(random, NOW, '2026-11-21', null).ops,
})

/** Pushes acts; the status, and the answer where there is one. */
const push = async (
  url: string,
  { accessToken, epoch }: Shop,
  clientId: string,
  mutations: readonly Mutation[],
): Promise<{ status: number; answer: PushAnswer | null }> => {
  const response = await fetch(`${url}/api/sync/push`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ clientId, epoch, mutations }),
  })
  const text = await response.text()
  return { status: response.status, answer: response.ok ? (JSON.parse(text) as PushAnswer) : null }
}

describe('from a clean clone, behind a tunnel', () => {
  const owner: Owner = {
    company: 'Service Tunel SRL',
    name: 'Ilinca Țurcanu',
    email: 'ilinca@tunel.test',
    password: 'o parolă destul de lungă',
  }
  let deployment: Deployment
  let server: ReturnType<typeof unit>
  let tunnel: Tunnel

  beforeAll(async () => {
    const code = join(folder, 'clone')
    const state = join(folder, 'state')
    execFileSync('git', ['clone', '--quiet', '--local', process.cwd(), code])
    // Its packages are those of this folder, up to date; everything else it makes itself.
    execFileSync(process.execPath, ['bin/ensure.mjs'])
    symlinkSync(resolve('node_modules'), join(code, 'node_modules'))
    const port = await freePort()
    tunnel = await openTunnel(port)
    mkdirSync(state)
    writeFileSync(join(state, 'settings.env'), `${SETTINGS}PUBLIC_ORIGIN=${tunnel.url}\n`)
    server = unit(code, state, port)
    await server.well(270_000)
    deployment = await openDeployment()
  }, 300_000)
  afterAll(async () => {
    await deployment?.close()
    await server?.stop()
    await tunnel?.close()
  })

  let desk: Page
  let phone: Page

  it('serves two devices, and is there again after kill -9', async () => {
    const device = async (size: 'phone' | 'desktop') => {
      const { page } = await deployment.device(size, { baseURL: tunnel.url })
      await page.clock.install({ time: Date.now() })
      return page
    }
    desk = await device('desktop')
    await register(desk, owner)
    await untilSynced(desk)
    await newCar(desk, 'ms 08 zid', 'Radu Devreme')
    await untilSynced(desk)
    phone = await device('phone')
    await logIn(phone, owner)
    await untilSynced(phone)
    await newCar(phone, 'ms 09 zid', 'Lia Devreme')
    await untilSynced(phone)
    // The service starts the server without npm.
    const held = heldBy(familyOf(server.pid()).slice(1))

    const killed = performance.now()
    server.kill()
    await server.well()
    console.log(
      `${held.megabytes} MB in ${held.processes} processes; ${Math.round(performance.now() - killed)} ms from kill -9 to serving`,
    )
    expect(held.megabytes).toBeLessThan(480)
  }, 300_000)

  it('the tunnel is away for a day: both go on, then catch up by themselves', async () => {
    const devices = [desk, phone]
    for (const page of devices) {
      // Where the kill broke off the installation of the app, it begins again within a minute.
      await page.clock.fastForward(61_000)
      await untilOfflineReady(page)
      await untilSynced(page)
    }
    tunnel.setAway(true)
    // The app starts from the device, and does not show the tunnel's page.
    for (const page of devices) await page.goto('/')
    await newCar(desk, 'ms 10 zid', 'Dana Departe')
    await newCar(phone, 'ms 11 zid', 'Petru Departe')
    for (const page of devices) {
      await page.clock.setSystemTime(Date.now() + A_DAY)
      await page.goto('/')
      await page
        .getByRole('status')
        .getByText(/Necesită atenție|în așteptare/)
        .first()
        .waitFor({ state: 'attached' })
    }
    await newCar(desk, 'ms 12 zid', 'Dana Departe')
    await newCar(phone, 'ms 13 zid', 'Petru Departe')

    tunnel.setAway(false)
    for (const page of devices) {
      // They try again within a minute.
      await page.clock.fastForward(61_000)
      await untilSynced(page)
    }
    const plates = ['MS 08 ZID', 'MS 09 ZID', 'MS 10 ZID', 'MS 11 ZID', 'MS 12 ZID', 'MS 13 ZID']
    for (const page of devices) {
      await page.goto('/vehicule')
      for (const plate of plates) await page.getByText(plate).filter({ visible: true }).first().waitFor()
    }
  }, 300_000)
})

describe('asked to end', () => {
  it('answers what it was asked, takes nothing more, and its exit is 0', async () => {
    const state = join(folder, 'ending')
    cpSync(inject('migratedState'), state, { recursive: true })
    const server = await startServer({ port: await freePort(), state, bundle: inject('bundle') })
    const exit = new Promise<number | null>((resolve) => server.process.once('exit', resolve))
    try {
      // The server has the first half of a request.
      const body = JSON.stringify({ email: 'nimeni@service.test', password: 'o parolă destul de lungă' })
      const asking = request(`${server.url}/api/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      })
      const answer = new Promise<number | undefined>((resolve, reject) => {
        asking.once('response', ({ statusCode }) => resolve(statusCode))
        asking.once('error', reject)
      })
      await new Promise((resolve) => asking.write(body.slice(0, 10), resolve))
      server.process.kill('SIGTERM')
      await until(async () => (await lookAt(`${server.url}${health.path}`, 1_000)) !== 'well')
      asking.end(body.slice(10))
      expect([await answer, await exit]).toEqual([401, 0])
    } finally {
      await server.stop()
    }
  }, 120_000)
})

describe('on a full disk', () => {
  it('acts wait, nothing that was acknowledged is lost, and it goes on by itself once there is room', async () => {
    const random = seeded(20_261_130)
    const small = join(folder, 'small')
    mkdirSync(small)
    const port = await freePort()
    // A disk of its own, which only this server and its children see.
    const mount = `mount -t tmpfs -o size=64m none ${small} && cp -r ${inject('migratedState')} ${small}/state && printf '${SETTINGS.replaceAll('\n', '\\n')}' > ${small}/state/settings.env && exec "$@"`
    const server = unit(process.cwd(), join(small, 'state'), port, [
      'unshare',
      '-rm',
      'sh',
      '-c',
      mount,
      'sh',
    ])
    try {
      await server.well()
      const url = `http://localhost:${port}`
      const shop = await openShop(url, 'plin@service.test', random)
      const clientId = uuidv7(NOW, random.bytes(10))
      const first = newOrder(random, 'înainte')
      expect((await push(url, shop, clientId, [first])).status).toBe(200)

      // Its files as it sees them.
      const inside = join(`/proc/${familyOf(server.pid()).at(-1)}/root`, small)
      const filler = join(inside, 'filler')
      try {
        execFileSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k'], { stdio: 'ignore' })
      } catch {
        // It is full.
      }
      const acts = Array.from({ length: 40 }, (_, index) => newOrder(random, `pe plin ${index}`))
      const refused: Mutation[] = []
      const kept: Mutation[] = [first]
      for (const act of acts) {
        const { status, answer } = await push(url, shop, clientId, [act])
        if (answer) kept.push(act)
        else refused.push(act)
        // Whatever it says, a device keeps the act and sends it again.
        expect(status === 200 || status >= 500, String(status)).toBe(true)
      }
      expect(refused.length).toBeGreaterThan(0)

      rmSync(filler)
      await until(async () => (await push(url, shop, clientId, refused)).status === 200)
      cpSync(join(inside, 'state'), join(folder, 'after'), { recursive: true })
      const labels = readShop(join(folder, 'after'), shop.tenantId).acts.map(({ label }) => label)
      for (const { label } of [...kept, ...refused])
        expect(labels.filter((one) => one === label)).toEqual([label])
    } finally {
      await server.stop()
    }
  }, 240_000)
})
