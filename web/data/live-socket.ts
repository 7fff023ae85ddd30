import { LIVE_PROTOCOL } from '#domain/sync/protocol.ts'
import { currentToken } from './account.ts'

/** Milliseconds: how often the socket is asked whether it lives, and the waits before it is opened again. */
const PING = 25_000
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000

/** S13: keeps a socket open and calls `onHint` when the tenant's head moves. Returns how to close it. */
export const openLive = (onHint: () => void): (() => void) => {
  let socket: WebSocket | null = null
  let closed = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let beat: ReturnType<typeof setInterval> | undefined
  let alive = true

  const connect = async () => {
    clearTimeout(timer)
    if (closed || !navigator.onLine) return
    const token = await currentToken().catch(() => null)
    if (closed || token === null) return again()
    const url = new URL('/api/sync/live', location.href)
    url.protocol = url.protocol.replace('http', 'ws')
    socket = new WebSocket(url, [LIVE_PROTOCOL, `bearer.${token}`])
    socket.onmessage = ({ data }) => {
      alive = true
      failures = 0
      if (data !== 'pong') onHint()
    }
    socket.onclose = again
    clearInterval(beat)
    alive = true
    beat = setInterval(() => {
      if (!alive) return socket?.close()
      alive = false
      if (socket?.readyState === WebSocket.OPEN) socket.send('ping')
    }, PING)
  }

  const again = () => {
    clearInterval(beat)
    if (closed) return
    failures += 1
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (0.5 + Math.random() / 2)
    clearTimeout(timer)
    timer = setTimeout(() => void connect(), wait)
  }

  const online = () => {
    failures = 0
    void connect()
  }
  const offline = () => socket?.close()

  addEventListener('online', online)
  addEventListener('offline', offline)
  void connect()
  return () => {
    closed = true
    clearTimeout(timer)
    clearInterval(beat)
    removeEventListener('online', online)
    removeEventListener('offline', offline)
    socket?.close()
  }
}
