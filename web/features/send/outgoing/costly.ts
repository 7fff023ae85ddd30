import { segmentsAsSent, textAsSent } from '#domain/messages/as-sent.ts'
import { isGsm } from '#domain/messages/gsm.ts'
import type { Segments } from '#domain/messages/segments.ts'
import type { Secrets } from '#domain/messages/template.ts'

type Written = Parameters<typeof textAsSent>[0]

/** How an SMS travels, and what makes it dear. */
export type Cost = Segments & {
  /** The letters for which the whole text needs the larger alphabet, each once. */
  costly: string[]
  /** Its segments without those letters. */
  without: number
}

/** The cost of an SMS as it goes out. */
export const costOf = (message: Written, links?: Secrets): Cost => {
  const costly = [...new Set([...textAsSent(message, links)].filter((letter) => !isGsm(letter)))]
  const cheap =
    costly.length === 0 ? message.body : [...message.body].filter((one) => !costly.includes(one)).join('')
  return {
    ...segmentsAsSent(message, links),
    costly,
    without: segmentsAsSent({ ...message, body: cheap }, links).segments,
  }
}
