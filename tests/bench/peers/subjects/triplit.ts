import { createHmac } from 'node:crypto'
import { flatLines } from '../rows.ts'
import type { Subject } from '../subject.ts'
import { startPeer } from './peer.ts'

const SECRET = 'a secret of the bench alone'
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token with all rights. */
const token = (): string => {
  const content = `${base64({ alg: 'HS256', typ: 'JWT' })}.${base64({ 'x-triplit-token-type': 'secret', 'x-triplit-project-id': 'bench' })}`
  return `${content}.${createHmac('sha256', SECRET).update(content).digest('base64url')}`
}

export const triplit: Subject = {
  name: 'Triplit 1.1',
  settings: 'LMDB on the server, IndexedDB on the device, one subscription to all lines',
  start: async (place) => {
    const running = await startPeer('triplit', place, {
      SECRET,
      LOCAL_DATABASE_URL: `${place.folder}/lmdb`,
    })
    const lines = flatLines(place.lines)
    for (let at = 0; at < lines.length; at += 1000) {
      const response = await fetch(`http://127.0.0.1:${place.port}/bulk-insert`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token()}` },
        body: JSON.stringify({ lines: lines.slice(at, at + 1000) }),
      })
      if (!response.ok)
        throw new Error(`bulk-insert answered ${response.status}: ${(await response.text()).slice(0, 300)}`)
    }
    return { ...running, page: { url: `${place.pages}/triplit/` }, options: { token: token() } }
  },
}
