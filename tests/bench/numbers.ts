/** The median; of an even count, the lower of the two middle values. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (middle === undefined) throw new RangeError('no values')
  return middle
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

export const count = (value: number): string => whole.format(value)

/** Per second, from a number and milliseconds. */
export const rate = (n: number, ms: number): number => (n / ms) * 1000

export const milliseconds = (ms: number): string =>
  ms < 10 ? `${ms.toFixed(1)} ms` : `${whole.format(ms)} ms`

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`

/** A factor: how many times as long, or as much. */
export const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 2 : 1)}×`

export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(2)} MB`
