import * as v from 'valibot'
import { UUID } from '#domain/kernel/ids.ts'
import type { LineState } from '#domain/workshop/orders/line-states.ts'

/** What a client says about one line: do it, not now, no. */
export const DECISIONS = ['accept', 'later', 'refuse'] as const
export type Decision = (typeof DECISIONS)[number]

/** Decisions by the id of their line. */
export const decisionsSchema = v.record(v.pipe(v.string(), v.regex(UUID)), v.picklist(DECISIONS))
export type Decisions = Readonly<Record<string, Decision>>

/** The state of a line after each decision. */
export const STATE_AFTER = {
  accept: 'inclusa',
  later: 'amanata',
  refuse: 'refuzata',
} as const satisfies Record<Decision, LineState>

/** The decisions of an answer; none where it only asks for a call. */
export const decisionsOf = ({ decisions }: { decisions: string }): Decisions =>
  decisions === '' ? {} : v.parse(decisionsSchema, JSON.parse(decisions))

/** Whether an answer decides, and does not only ask for a call. */
export const decides = ({ decisions }: { decisions: string }): boolean => decisions !== ''

/** How many lines a client accepted and postponed, of how many. */
export const tally = (decisions: Decisions): { accepted: number; postponed: number; of: number } => {
  const said = Object.values(decisions)
  const count = (decision: Decision) => said.filter((one) => one === decision).length
  return { accepted: count('accept'), postponed: count('later'), of: said.length }
}

/** The same decision about every line. */
export const decideAll = (lines: readonly { id: string }[], decision: Decision): Decisions =>
  Object.fromEntries(lines.map(({ id }) => [id, decision]))
