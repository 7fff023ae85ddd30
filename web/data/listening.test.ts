import { expect, it } from 'vitest'
import { listenWhile } from './listening.ts'
import { INITIAL_STATUS, Observable, type SyncStatus } from './sync/status.ts'

const started = () => {
  const status = new Observable<SyncStatus>(INITIAL_STATUS)
  const sockets = { opened: 0, closed: 0 }
  const end = listenWhile(status, () => {
    sockets.opened += 1
    return () => {
      sockets.closed += 1
    }
  })
  const become = (phase: SyncStatus['phase'], problem: SyncStatus['problem'] = null) => {
    status.set({ ...INITIAL_STATUS, phase, problem })
    return [sockets.opened, sockets.closed]
  }
  return { become, end, sockets }
}

it('a device without a plan listens on, so that it hears when the plan is back (S13.7)', () => {
  const { become, end, sockets } = started()
  expect(become('idle')).toEqual([1, 0])
  expect(become('blocked', 'plan')).toEqual([1, 0])
  expect(become('syncing', 'plan')).toEqual([1, 0])
  expect(become('idle')).toEqual([1, 0])
  end()
  expect(sockets).toEqual({ opened: 1, closed: 1 })
  expect(become('idle')).toEqual([1, 1])
})

it('one whose person must log in or reload does not, and listens again afterwards', () => {
  const { become } = started()
  expect(become('blocked', 'login')).toEqual([1, 1])
  expect(become('blocked', 'outdated')).toEqual([1, 1])
  expect(become('blocked', 'plan')).toEqual([2, 1])
  expect(become('blocked', 'stuck')).toEqual([2, 1])
  expect(become('blocked', 'login')).toEqual([2, 2])
  expect(become('idle')).toEqual([3, 2])
})
