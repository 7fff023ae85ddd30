/**
 * Browser sessions are reused: a launch costs about a second and production allows one per second, while a connection
 * costs a tenth of a second. One job holds one session at a time, in a separate context that is closed with the job.
 */

/** The part of puppeteer that opens browsers; `B` is its `Browser`. */
export type BrowserDriver<B> = {
  sessions(): Promise<{ sessionId: string; connectionId?: string }[]>
  connect(sessionId: string): Promise<B>
  launch(): Promise<B>
}

/** Free sessions tried before a new browser is launched: each may be taken by another job in the meantime. */
const MAX_TRIES = 2

const freeSessions = async <B>(driver: BrowserDriver<B>): Promise<string[]> => {
  const sessions = await driver.sessions()
  return sessions.filter((session) => !session.connectionId).map((session) => session.sessionId)
}

/** Connects to a free session, or launches a browser. `pick` is `Math.random` outside tests. */
export const openBrowser = async <B>(
  driver: BrowserDriver<B>,
  pick: () => number = Math.random,
): Promise<B> => {
  const free = await freeSessions(driver)
  for (let tries = 0; tries < MAX_TRIES && free.length > 0; tries++) {
    // Jobs that start together see the same list: a random choice spreads them.
    const [sessionId] = free.splice(Math.floor(pick() * free.length), 1)
    if (sessionId === undefined) break
    try {
      return await driver.connect(sessionId)
    } catch {
      // Taken or closed after it was listed; the next one may be free.
    }
  }
  return driver.launch()
}
