import { AppError } from '#domain/kernel/errors.ts'

type Made = Uint8Array<ArrayBuffer>

/** Lets one of several concurrent callers do the work for all. */
export type Once = (name: string, work: () => Promise<Made>) => Promise<Made>

/**
 * The meeting point of the callers: a tenant's object. It returns null where the caller's own work failed, and the next
 * caller tries.
 */
type Meeting = { once(name: string, work: () => Promise<Made | null>): Promise<Made | null> }

/**
 * Shares work at the meeting point. The reason of a failure stays here: an error loses its class at the border of an
 * object.
 */
export const onceAt =
  (meeting: Meeting): Once =>
  async (name, work) => {
    let failure: unknown
    const made = await meeting.once(name, () =>
      work().catch((error: unknown) => {
        failure = error
        return null
      }),
    )
    if (!made) throw failure ?? new AppError('unavailable')
    return made
  }
