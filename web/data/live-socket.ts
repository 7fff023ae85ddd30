import * as v from 'valibot'
import { pathOf } from '#domain/api/paths.ts'
import * as api from '#domain/api/sync.ts'
import { LIVE_PROTOCOL, type LiveMessage, PROTOCOL_VERSION } from '#domain/sync/protocol.ts'
import { tokenOf } from './account.ts'

/** Milliseconds: the interval of pings, and the waits before the socket is opened again. */
const PING = 25_000
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000

/**
 * S13.1: keeps a socket open and passes on what the server says about commits of the tenant's other devices.
 * `onFollowing` is called with true once the server speaks, and with false when the socket is gone. Returns a function
 * that closes it.
 */
export const openLive = (
  data: string,
  clientId: () => Promise<string>,
  onMessage: (message: LiveMessage) => void,
  onFollowing: (isFollowing: boolean) => void,
): (() => void) => {
  let socket: WebSocket | null = null
  let closed = false
  let isFollowing = false
  let failures = 0
  /** The newest of several concurrent attempts counts: an unstable network starts many. */
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let beat: ReturnType<typeof setInterval> | undefined

  const follow = (next: boolean) => {
    if (next === isFollowing) return
    isFollowing = next
    onFollowing(next)
  }

  const drop = () => {
    follow(false)
    clearTimeout(timer)
    clearInterval(beat)
    const old = socket
    socket = null
    if (old) {
      old.onclose = null
      old.onmessage = null
      old.close()
    }
  }

  const connect = async () => {
    drop()
    attempt += 1
    const mine = attempt
    if (closed || !navigator.onLine) return
    const [token, client] = await Promise.all([tokenOf(data), clientId()]).catch(() => [null, ''])
    if (closed || mine !== attempt) return
    if (token === null) return again()
    const query = { protocol: String(PROTOCOL_VERSION), client: client ?? undefined }
    const url = new URL(pathOf(api.live, { query }), location.href)
    url.protocol = url.protocol.replace('http', 'ws')
    const opened = new WebSocket(url, [LIVE_PROTOCOL, `bearer.${token}`])
    let alive = true
    opened.onmessage = ({ data }) => {
      alive = true
      failures = 0
      follow(true)
      if (data === 'pong') return
      const message: unknown = JSON.parse(String(data))
      // Messages that only a newer server knows are skipped: the next round asks anyway.
      if (v.is(api.live.answer.schema, message)) onMessage(message)
    }
    opened.onclose = again
    beat = setInterval(() => {
      if (!alive) return again()
      alive = false
      if (opened.readyState === WebSocket.OPEN) opened.send('ping')
    }, PING)
    socket = opened
  }

  const again = () => {
    drop()
    if (closed) return
    failures += 1
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (0.5 + Math.random() / 2)
    timer = setTimeout(() => void connect(), wait)
  }

  const online = () => {
    failures = 0
    void connect()
  }

  addEventListener('online', online)
  addEventListener('offline', drop)
  void connect()
  return () => {
    closed = true
    drop()
    removeEventListener('online', online)
    removeEventListener('offline', drop)
  }
}
