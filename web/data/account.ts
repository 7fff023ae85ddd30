import * as api from '#domain/api/sessions.ts'
import { DATA_HEADER, dataName } from '#domain/sync/protocol.ts'
import type { Me, SessionAnswer } from '#domain/team/account.ts'
import { callOpen } from './call-open.ts'
import { KEPT_KEY, readKept, writeKept } from './kept-account.ts'
import { type Proof, proveLease, takeLease, watchLease } from './lease.ts'
import { NetworkError, orNetworkError } from './network-error.ts'
import { Refused } from './refused.ts'
import { Observable } from './sync/status.ts'

/**
 * The account on this device: the person who is logged in (stored, so that it is known offline) and the access token
 * (in memory only; the refresh token is in a cookie that scripts cannot read).
 */

/** The person who is logged in on this device; null is the free tier. The lease proves the role. */
export const account = new Observable<Me | null>(readKept()?.me ?? null)

/** The name of somebody's data (`DATA_HEADER`); '' while nobody is logged in. */
export const dataOf = (me: Me | null): string => (me ? dataName(me.shop.id, me.user.id) : '')

/**
 * The token of one person in one shop: neither the next person who logs in, nor the same one in another shop, may send
 * what was written here.
 */
let token: { data: string; value: string } | null = null

/** The person whose access the shop has ended: this device gives back what it has of the shop (`depart`). */
export const ended = new Observable<Me | null>(null)
/** The server has ended the session. Asking again gives the same answer until somebody logs in. */
let isOver = false

/** Announces who is logged in, with the role that the lease proves. */
const announce = (me: Me | null, proof: Proof | null, isFresh: boolean): void => {
  const { role } = takeLease(proof, { isFresh })
  account.set(me && { ...me, user: { ...me.user, role } })
}

/** Reads who is logged in and proves the role. Only the newest reading counts. */
const readAgain = async (): Promise<void> => {
  const kept = readKept()
  const proof = kept && (await proveLease(kept.lease, kept.me))
  if (JSON.stringify(kept) === JSON.stringify(readKept())) announce(kept?.me ?? null, proof, false)
}

/** The app awaits this before it shows anything. */
export const openAccount = async (): Promise<void> => {
  await readAgain()
  watchLease()
}

// A log-in or log-out in another tab holds for this tab too.
globalThis.addEventListener?.('storage', ({ key }) => {
  if (key !== KEPT_KEY) return
  token = null
  isOver = false
  void readAgain()
})

/** Applies a session that the server has just opened or renewed. */
export const keepSession = ({ accessToken, me, lease }: SessionAnswer, proof: Proof): void => {
  token = { data: dataOf(me), value: accessToken }
  isOver = false
  writeKept({ me, lease })
  announce(me, proof, true)
}

/** Ends the session; the person's data stays in its own database on the device. */
export const logout = async (): Promise<void> => {
  await callOpen(api.logout, {}).catch(() => {
    // Without a network the session ends on this device only; on the server it expires.
  })
  token = null
  writeKept(null)
  announce(null, null, false)
}

let refreshing: Promise<void> | null = null

/** Renews the token, once for all callers that wait. Afterwards there is a token, or the session is over. */
const refresh = (): Promise<void> => {
  if (isOver) return Promise.resolve()
  refreshing ??= navigator.locks.request('roa-refresh', renew).finally(() => {
    refreshing = null
  })
  return refreshing
}

const renew = async (): Promise<void> => {
  const asked = account.get()?.user.id
  // A shop that was deleted is known by this name alone: its sessions are gone.
  const named = { headers: { [DATA_HEADER]: dataOf(account.get()) } }
  const answer = await callOpen(api.refresh, {}, named).catch((error: unknown) => {
    if (error instanceof Refused && error.code === 'access_ended') ended.set(account.get())
    else if (error instanceof Refused && error.code === 'unauthenticated') return null
    throw error instanceof NetworkError ? error : new NetworkError(error)
  })
  // Somebody has logged in or out in the meantime: this answer belongs to another session.
  if (account.get()?.user.id !== asked) return
  if (!answer) {
    isOver = true
    token = null
    return
  }
  const proof = await proveLease(answer.lease, answer.me)
  if (account.get()?.user.id === asked && answer.me.user.id === asked) keepSession(answer, proof)
}

/** Asks the server at once what this person may do, because the rights have changed. */
export const renewRights = async (data: string): Promise<void> => {
  if (dataOf(account.get()) !== data) return
  token = null
  await refresh()
}

/**
 * The token for this data, renewed if there is none; null when the session is over, somebody else is logged in, or the
 * person is in another shop.
 */
export const tokenOf = async (data: string): Promise<string | null> => {
  if (dataOf(account.get()) !== data) return null
  if (token?.data !== data) await refresh()
  return token?.data === data ? token.value : null
}

/**
 * `fetch` with the session of one person in one shop; an expired token is renewed once. What this person wrote is never
 * sent as somebody else who logs in while it waits, nor into another shop: the token is for this data, and the server
 * compares the header.
 * @throws NetworkError when there is no answer within `init.signal`, or at all
 */
export const authorisedFetch = async (
  path: string,
  init: RequestInit = {},
  data: string = dataOf(account.get()),
): Promise<Response> => {
  const send = async () => {
    const value = await tokenOf(data)
    if (dataOf(account.get()) !== data) throw new NetworkError('another person or shop is logged in')
    const headers = {
      ...init.headers,
      [DATA_HEADER]: data,
      ...(value ? { authorization: `Bearer ${value}` } : {}),
    }
    return orNetworkError(fetch(path, { ...init, headers }))
  }
  const response = await send()
  if (response.status !== 401 || dataOf(account.get()) !== data) return response
  token = null
  await refresh()
  return isOver ? response : send()
}
