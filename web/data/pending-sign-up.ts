import * as v from 'valibot'
import { Observable } from './sync/status.ts'

/** A sign-up of this device that waits for the code of its mail. It outlives a reload and a closed tab. */

const KEY = 'roa.signup'

const pendingSchema = v.object({
  email: v.string(),
  /** The code of the mail opens nothing without it. */
  ticket: v.string(),
  /** Device time of the last mail, in milliseconds. */
  askedAt: v.number(),
})
export type PendingSignUp = v.InferOutput<typeof pendingSchema>

const read = (): PendingSignUp | null => {
  try {
    const parsed = v.safeParse(pendingSchema, JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

export const pendingSignUp = new Observable<PendingSignUp | null>(read())

// Another tab has signed up, or typed the code.
globalThis.addEventListener?.('storage', ({ key }) => {
  if (key === KEY) pendingSignUp.set(read())
})

export const keepSignUp = (pending: PendingSignUp | null): void => {
  if (pending) localStorage.setItem(KEY, JSON.stringify(pending))
  else localStorage.removeItem(KEY)
  pendingSignUp.set(pending)
}
