import type { Subject } from '../subject.ts'
import { startPeer } from './peer.ts'

export const zero: Subject = {
  name: 'Zero 1.9',
  settings:
    'PostgreSQL 18 and zero-cache on the same disk, IndexedDB on the device, one preload of all lines',
  start: async (place) => ({
    ...(await startPeer('zero', place)),
    page: { url: `${place.pages}/zero/` },
    options: { count: `http://127.0.0.1:${place.port + 8}/` },
  }),
}
