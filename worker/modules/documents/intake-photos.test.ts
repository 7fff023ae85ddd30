import { describe, expect, it } from 'vitest'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import type { Files } from '#worker/providers/files.ts'
import { intakePhotos } from './intake-photos.ts'

const photo = (sha256: string, over: Partial<Photo> = {}): Photo =>
  ({
    id: sha256,
    tenant_id: 't1',
    kind: 'intrare',
    caption: '',
    taken_at: '2026-11-29T08:00:00.000Z',
    type: 'image/jpeg',
    size: 3,
    sha256,
    deleted_at: null,
    ...over,
  }) as Photo

describe('the pictures of an intake form', () => {
  it('are read by their content hash; a missing or unreadable one is left out', async () => {
    const files: Pick<Files, 'read'> = {
      read: async (key) => {
        if (key.endsWith('broken')) throw new Error('R2 is down')
        return key === 'tenants/t1/photos/there' ? new Uint8Array([0xff, 0xd8, 0xff]) : null
      },
    }
    const found = await intakePhotos(files, [
      photo('there', { caption: 'Aripă' }),
      photo('absent'),
      photo('broken'),
    ])
    expect(found).toEqual([
      { url: 'data:image/jpeg;base64,/9j/', caption: 'Aripă', taken_at: '2026-11-29T08:00:00.000Z' },
    ])
  })
})
