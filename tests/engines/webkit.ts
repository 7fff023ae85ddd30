import { type ChildProcess, spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '#bin/ports.ts'
import { PATIENCE, type Person } from './person.ts'

/**
 * Debian's WebKit: MiniBrowser of WebKitGTK, over the WebDriver protocol, on its own display (Xvfb). It is the engine
 * of Safari, with other locale data and another network stack.
 */

const BROWSER = '/usr/lib/*/webkit2gtk-4.*/MiniBrowser'

/** Key codes of WebDriver. */
const [CONTROL, NULL, ENTER] = ['\uE009', '\uE000', '\uE007']

/** Runs in the page: finds what is visible, complete, and has this accessible name. */
const FIND = `
  const [kind, name] = arguments
  const selectors = { button: 'button, [role=button]', link: 'a[href]', option: '[role=option]', field: 'input, textarea' }
  const text = (element) => (element?.innerText ?? '').replace(/\\s+/g, ' ').trim()
  const nameOf = (element) =>
    element.getAttribute('aria-label') ??
    (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean)
      .map((id) => text(document.getElementById(id))).join(' ').trim() || text(element.labels?.[0]) || text(element)
  return [...document.querySelectorAll(selectors[kind])].find((element) => {
    const known = nameOf(element) ?? ''
    const fits = kind === 'field' ? known === name : known.includes(name)
    return fits && !element.disabled && element.getClientRects().length > 0 && !element.closest('[aria-busy=true]') &&
      getComputedStyle(element).visibility === 'visible'
  }) ?? null
`.replace("element.getAttribute('aria-label') ??", "element.getAttribute('aria-label') ||")

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
type Found = { [ELEMENT]: string } | null

/** Asks until there is an answer, for as long as a person waits; the error names the last obstacle. */
const until = async <T>(what: string, ask: () => Promise<T | null>): Promise<T> => {
  const end = Date.now() + PATIENCE
  let hindrance: unknown = 'it is not there'
  while (Date.now() < end) {
    try {
      const answer = await ask()
      if (answer !== null) return answer
    } catch (error) {
      hindrance = error
    }
    await pause(50)
  }
  throw new Error(`${what}: ${String(hindrance)}`)
}

export const openWebkit = async (url: string): Promise<Person> => {
  const [binary] = globSync(BROWSER)
  if (!binary) throw new Error('There is no WebKit: apt-get install webkit2gtk-driver xvfb openbox')
  const port = await freePort()
  const display = `:${100 + (port % 900)}`
  const env = { ...process.env, DISPLAY: display, LANG: 'C.UTF-8', TZ: 'Europe/Bucharest' }
  const children: ChildProcess[] = []
  const start = (command: string, ...args: string[]) =>
    children.push(spawn(command, args, { env, stdio: 'ignore', detached: true }))
  const endAll = () => {
    for (const { pid } of children.reverse()) {
      try {
        if (pid) process.kill(-pid, 'SIGKILL')
      } catch {
        // It has ended already.
      }
    }
  }
  process.once('exit', endAll)

  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const { value } = (await response.json()) as { value: T & { message?: string } }
    if (!response.ok) throw new Error(`${path}: ${value?.message ?? response.status}`)
    return value
  }

  start('Xvfb', display, '-screen', '0', '1280x900x24', '-nolisten', 'tcp')
  // Without a window manager no window has the focus, and blur and focus events never come.
  await pause(500)
  start('openbox')
  start('WebKitWebDriver', `--port=${port}`)
  await until('WebKitWebDriver', () => call<object>('GET', '/status'))
  const { sessionId } = await until('MiniBrowser', () =>
    call<{ sessionId: string }>('POST', '/session', {
      capabilities: {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation', '--full-screen'] } },
      },
    }),
  )
  const session = `/session/${sessionId}`
  const run = <T>(script: string, ...args: unknown[]): Promise<T> =>
    call('POST', `${session}/execute/sync`, { script, args })
  const find = async (kind: string, name: string): Promise<string | null> =>
    (await run<Found>(FIND, kind, name))?.[ELEMENT] ?? null
  /** Clicks an element; one that is covered, or has just been drawn again, is tried again. */
  const click = (kind: string, name: string): Promise<string> =>
    until(`${kind} „${name}”`, async () => {
      const id = await find(kind, name)
      if (id) await call('POST', `${session}/element/${id}/click`, {})
      return id
    })
  const keys = async (text: string): Promise<void> => {
    const active = await call<NonNullable<Found>>('GET', `${session}/element/active`)
    await call('POST', `${session}/element/${active[ELEMENT]}/value`, { text })
  }
  const go = async (address: string): Promise<void> => {
    await call('POST', `${session}/url`, { url: address })
  }
  return {
    go: (address) => go(url + address),
    reload: async () => void (await call('POST', `${session}/refresh`, {})),
    press: async (role, name) => void (await click(role, name)),
    type: async (label, text) => {
      await click('field', label)
      await keys(`${CONTROL}a${NULL}`)
      await keys(text)
    },
    enter: () => keys(ENTER ?? ''),
    sees: async (text) => {
      const body = "(document.body?.textContent ?? '').replace(/\\u00a0/g, ' ')"
      await until(`„${text}”`, () =>
        run<true | null>(`return ${body}.includes(arguments[0]) || null`, text),
      ).catch(async (error) => {
        throw new Error(`${String(error)}\n${await run<string>(`return ${body}`)}`)
      })
    },
    ask: <T>(script: string) =>
      call<T>('POST', `${session}/execute/async`, {
        script: `const [done] = arguments; Promise.resolve(${script}).then(done, (error) => done(String(error)))`,
        args: [],
      }),
    leave: async () => {
      await call('DELETE', session).catch(() => undefined)
      endAll()
    },
  }
}
