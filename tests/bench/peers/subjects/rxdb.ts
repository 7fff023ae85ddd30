import type { Subject } from '../subject.ts'
import { startPeer } from './peer.ts'

export const rxdb: Subject = {
  name: 'RxDB 17, replication over HTTP',
  settings:
    'Dexie storage, batches of 1,000 both ways, events by SSE; the server of its guide on SQLite (WAL)',
  start: async (place) => ({ ...(await startPeer('rxdb', place)), page: { path: '/rxdb/' }, options: {} }),
}
