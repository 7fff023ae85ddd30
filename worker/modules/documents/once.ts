import { AppError } from '#domain/kernel/errors.ts'

type Made = Uint8Array<ArrayBuffer>

/** Lets one of those who ask at once for the same do the work for all. */
export type Once = (name: string, work: () => Promise<Made>) => Promise<Made>

/** Where those who ask meet: a tenant's object. It says null where one's own work failed, and the next then tries. */
type Meeting = { once(name: string, work: () => Promise<Made | null>): Promise<Made | null> }

/** Work that is shared there. Why it failed stays here: an error loses its class on its way through an object. */
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
