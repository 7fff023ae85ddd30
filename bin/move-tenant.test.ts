import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { askMove, type Move, showMove } from '#worker/db/move/moves.ts'
import { directoryOf, tellMove } from './move-tenant.ts'
import { migrate } from './state.ts'

const SHOP = '018f0000-0000-7000-8000-000000000001'

it('a move is asked for once, and what is said of it follows from the directory', async () => {
  const state = mkdtempSync(join(tmpdir(), 'roa-move-'))
  onTestFinished(() => rmSync(state, { recursive: true, force: true }))
  await migrate(state)
  const directory = directoryOf(state)
  const told = async (shard: number) => {
    const [found] = (await directory(showMove(SHOP))) as (Move & { shard: number })[]
    return tellMove(found, shard)
  }
  await directory(askMove(SHOP, 1))
  expect(await told(1)).toMatchObject({ failed: true, text: 'There is no shop of this id.' })
  await directory(`INSERT INTO directory (tenant_id, shard, created_at) VALUES ('${SHOP}', 0, '')`)
  await directory(askMove(SHOP, 0))
  expect(await told(0)).toMatchObject({ failed: false, isOver: true, text: 'It is on shard 0.' })
  await directory(askMove(SHOP, 1))
  expect(await told(1)).toEqual({ failed: false, isOver: false, text: 'asked, 0 rows' })
  // Asked again, it goes on; another shard waits for its end.
  await directory("UPDATE moves SET state = 'copying', copied = 7")
  await directory(askMove(SHOP, 1))
  expect(await told(1)).toMatchObject({ isOver: false, text: 'copying, 7 rows' })
  expect(await told(2)).toMatchObject({ failed: true, text: 'It is moving to shard 1 (copying).' })
  await directory("UPDATE moves SET state = 'failed', error = 'the copy is not the same'")
  expect(await told(1)).toMatchObject({
    failed: true,
    text: 'It stays where it was: the copy is not the same.',
  })
  await directory(askMove(SHOP, 1))
  expect(await directory('SELECT state, attempt, error FROM moves')).toEqual([
    { state: 'asked', attempt: 2, error: '' },
  ])
  for (const wrong of ["x'; DROP TABLE moves; --", '', SHOP.slice(1)])
    expect(() => askMove(wrong, 1)).toThrow('is no id of a shop')
})
