/** What an upgrade does with a machine. Each throws where it fails. */
export type Hands = {
  /** The version that is in place. */
  version: () => Promise<string>
  /** Puts the newest version, or the named one, in place and builds it. */
  fetch: (version?: string) => Promise<void>
  stop: () => Promise<void>
  backup: () => Promise<string>
  migrate: () => Promise<void>
  start: () => Promise<void>
  /** Resolves when the server is well, throws when it is not within its time. */
  awaitHealth: () => Promise<void>
}

export type Upgraded = 'same' | 'upgraded' | 'back'

/**
 * New code is fetched and built while the old one serves; then stop, backup, migrate, start, health. Where a step
 * fails, the former version comes back and serves: migrations only add, so its data stays as it is, and nothing that
 * devices have written is lost. The backup is for the case that people decide otherwise.
 * @throws Error where the former version does not serve either
 */
export const upgrade = async (hands: Hands, say: (line: string) => void): Promise<Upgraded> => {
  const former = await hands.version()
  let isStopped = false
  try {
    say('fetch and build; a page that is opened now may miss a file until the start')
    await hands.fetch()
    if ((await hands.version()) === former) {
      say(`${former} is the newest version`)
      return 'same'
    }
    say('stop')
    isStopped = true
    await hands.stop()
    say('backup')
    say(await hands.backup())
    say('migrate')
    await hands.migrate()
    say('start')
    await hands.start()
    await hands.awaitHealth()
    say(`${await hands.version()} serves`)
    return 'upgraded'
  } catch (error) {
    say(`✗ ${(error as Error).message}`)
    say(`back to ${former}`)
    if (isStopped) await hands.stop()
    await hands.fetch(former)
    if (isStopped) {
      await hands.start()
      await hands.awaitHealth()
    }
    say(`${former} serves as before`)
    return 'back'
  }
}
