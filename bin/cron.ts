import { readFileSync } from 'node:fs'

/** `wrangler dev` runs no crons: the script that starts the server calls them. */

/** The entries of `[triggers] crons` in wrangler.toml. */
export const readCrons = (): string[] =>
  JSON.parse(/^crons = (\[.*\])$/m.exec(readFileSync('wrangler.toml', 'utf8'))?.[1] ?? '[]') as string[]

/** Whether a cron is due in the minute of an instant, in UTC. Its fields are numbers or `*`. */
export const isDue = (cron: string, at: Date): boolean => {
  const now = [at.getUTCMinutes(), at.getUTCHours(), at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCDay()]
  const fields = cron.split(' ')
  if (fields.length !== now.length || !fields.every((field) => /^(\*|\d+)$/.test(field)))
    throw new Error(`unsupported cron: "${cron}"`)
  return fields.every((field, index) => field === '*' || Number(field) === now[index])
}

/** Calls a local server's crons, each at its minute. Returns a function that stops it. */
export const callCrons = (url: string): (() => void) => {
  const crons = readCrons()
  const timer = setInterval(() => {
    const now = new Date()
    for (const cron of crons.filter((one) => isDue(one, now))) {
      // A server that does not answer is reported elsewhere, and the next minute tries again.
      fetch(`${url}/cdn-cgi/handler/scheduled?cron=${encodeURIComponent(cron)}`).catch(() => undefined)
    }
  }, 60_000)
  timer.unref()
  return () => clearInterval(timer)
}
