import { type PushAnswer, type PushBody, type versionOneAnswer, versionOneId } from '#domain/sync/protocol.ts'

/** The wire of an app of version 1 (S17): acts numbered for each start of the app, and no epoch. */

/** Ids for the acts of one start of such an app. */
export const versionOneIds = (clientId: string): (() => string) => {
  let seq = 0
  return () => {
    seq += 1
    return versionOneId(clientId, seq)
  }
}

/** Whether an act got its id from version 1. */
export const isVersionOneId = (id: string): boolean => id.includes(':')

const split = (id: string): { clientId: string; seq: number } => {
  const at = id.indexOf(':')
  return { clientId: id.slice(0, at), seq: Number(id.slice(at + 1)) }
}

/** What that app would have sent: the acts of one start, by number. */
export const asVersionOne = ({ mutations }: PushBody): { clientId: string; mutations: object[] } => {
  const { clientId } = split(mutations[0]?.id ?? '')
  const numbered: object[] = []
  for (const { id, version: _, ...content } of mutations) {
    const own = split(id)
    if (own.clientId !== clientId) break
    numbered.push({ seq: own.seq, ...content })
  }
  return { clientId, mutations: numbered }
}

/** What that app understands of the answer. */
export const fromVersionOne = (
  { clientId }: { clientId: string },
  { results, ...answer }: ReturnType<typeof versionOneAnswer>,
): PushAnswer => ({
  ...answer,
  results: results.map(({ seq, ...result }) => ({ id: versionOneId(clientId, seq), ...result })),
})
