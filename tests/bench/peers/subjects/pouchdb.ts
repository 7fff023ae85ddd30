import type { Subject } from '../subject.ts'
import { startPeer } from './peer.ts'

export const pouchdb: Subject = {
  name: 'PouchDB 9 → express-pouchdb 4',
  settings: 'LevelDB on the server, IndexedDB on the device, batches of 1,000, live sync',
  start: async (place) => ({
    ...(await startPeer('pouchdb', place)),
    page: { path: '/pouchdb/' },
    options: {},
  }),
}
