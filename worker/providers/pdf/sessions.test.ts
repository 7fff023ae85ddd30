import { describe, expect, it } from 'vitest'
import { type BrowserDriver, openBrowser } from './sessions.ts'

type Session = { sessionId: string; connectionId?: string }

/** A pool of sessions in which some vanish between the listing and the connection. */
const pool = (sessions: Session[], removed: string[] = []) => {
  const log: string[] = []
  const driver: BrowserDriver<string> = {
    sessions: async () => sessions,
    connect: async (id) => {
      log.push(`connect ${id}`)
      if (removed.includes(id)) throw new Error('session in use')
      return id
    },
    launch: async () => {
      log.push('launch')
      return 'new'
    },
  }
  return { driver, log }
}

describe('opening a browser', () => {
  it('takes a session that nobody uses', async () => {
    const { driver, log } = pool([{ sessionId: 'a', connectionId: 'c' }, { sessionId: 'b' }])
    expect(await openBrowser(driver)).toBe('b')
    expect(log).toEqual(['connect b'])
  })

  it('launches one where all are in use', async () => {
    const { driver, log } = pool([{ sessionId: 'a', connectionId: 'c' }])
    expect(await openBrowser(driver)).toBe('new')
    expect(log).toEqual(['launch'])
  })

  it('tries the next where a session was taken after it was listed', async () => {
    const { driver, log } = pool([{ sessionId: 'a' }, { sessionId: 'b' }], ['a'])
    expect(await openBrowser(driver, () => 0)).toBe('b')
    expect(log).toEqual(['connect a', 'connect b'])
  })

  it('gives up on sessions after two and launches', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const { driver, log } = pool(
      ids.map((sessionId) => ({ sessionId })),
      ids,
    )
    expect(await openBrowser(driver, () => 0)).toBe('new')
    expect(log).toEqual(['connect a', 'connect b', 'launch'])
  })

  it('spreads jobs that see the same list', async () => {
    const { driver } = pool([{ sessionId: 'a' }, { sessionId: 'b' }])
    expect(await openBrowser(driver, () => 0)).toBe('a')
    expect(await openBrowser(driver, () => 0.99)).toBe('b')
  })
})
