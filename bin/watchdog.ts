/** Result of one health check; `gone` is final. */
export type Look = 'well' | 'ill' | 'gone'

export type Watch = {
  look: () => Promise<Look>
  /** Waits until the next look. */
  pause: () => Promise<void>
  /** How many looks in a row are ill before it barks. */
  most: number
  onWell?: () => void
}

/** Looks again and again; resolves when what is watched is gone, or was ill too often in a row. */
export const watch = async ({ look, pause, most, onWell }: Watch): Promise<void> => {
  for (let ill = 0; ; ) {
    await pause()
    const seen = await look()
    if (seen === 'well') {
      ill = 0
      onWell?.()
      continue
    }
    ill += 1
    if (seen === 'gone' || ill >= most) return
  }
}

/** Asks for an address: `gone` where nothing listens, `ill` where the answer is an error or late. */
export const lookAt = async (url: string, patience: number): Promise<Look> => {
  try {
    const { ok } = await fetch(url, { signal: AbortSignal.timeout(patience) })
    return ok ? 'well' : 'ill'
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } }
    return cause?.code === 'ECONNREFUSED' ? 'gone' : 'ill'
  }
}

export type Bound = {
  /** What the server may hold, and what it holds now, in MB. */
  most: number
  megabytes: () => number
  /** Restarts it with fresh memory. */
  renew: () => Promise<void>
}

/** A health check that first restarts a server which holds too much memory; `gone` where that has not helped. */
export const lookWithin =
  ({ most, megabytes, renew }: Bound, look: Watch['look']): Watch['look'] =>
  async () => {
    if (megabytes() > most) {
      await renew()
      if (megabytes() > most) return 'gone'
    }
    return look()
  }
