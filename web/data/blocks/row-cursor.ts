import Dexie, { cmp, type DBCoreCursor, type DBCoreKeyRange, type DBCoreOpenCursorRequest } from 'dexie'
import type { Stored } from './block.ts'
import { from } from './ranges.ts'

/** A row where a cursor passes it. */
export type Passed = { readonly key: unknown; readonly primaryKey: unknown; readonly value: Stored }

/** Dexie's core has more than its queries here ask for (offsets, steps by hand). */
const unused = (): never => {
  throw new Error('a table in blocks has no such step of a cursor')
}

/**
 * A cursor of Dexie's core over rows that are read several at a time. `read` gives the first ones of a range, in its
 * direction; none where there are none.
 */
export const openRowCursor = (
  { trans, query, reverse = false, unique = false }: DBCoreOpenCursorRequest,
  read: (range: DBCoreKeyRange) => PromiseLike<readonly Passed[]>,
): PromiseLike<DBCoreCursor | null> =>
  read(query.range).then((first) => {
    let passing = first
    let at = 0
    /** The range to read next, where the rows at hand are passed. */
    let rest: DBCoreKeyRange | null = null
    let isMoving = false
    let isOver = false

    /** Moves on to the first row that is wanted. */
    const move = (isWanted: (row: Passed) => boolean, beyond: DBCoreKeyRange) => {
      isMoving = true
      at += 1
      while (at < passing.length && !isWanted(passing[at] as Passed)) at += 1
      rest = at < passing.length ? null : beyond
    }
    const here = () => passing[at] as Passed
    const lastKey = () => passing.at(-1)?.key
    const onwards = () => from(query.range, lastKey(), reverse, true)

    const cursor = {
      trans,
      done: false,
      get key() {
        return here().key
      },
      get primaryKey() {
        return here().primaryKey
      },
      get value() {
        return here().value
      },
      continue: (key?: unknown) => {
        const { key: last } = here()
        if (key === undefined) return move((row) => !unique || cmp(row.key, last) !== 0, onwards())
        const isThere = (row: Passed) => (reverse ? cmp(row.key, key) <= 0 : cmp(row.key, key) >= 0)
        move(isThere, from(query.range, key, reverse, false))
      },
      continuePrimaryKey: unused,
      advance: unused,
      next: unused,
      start: (onNext: () => void) =>
        new Dexie.Promise((resolve, reject) => {
          cursor.stop = (value?: unknown) => {
            isOver = true
            resolve(value)
          }
          cursor.fail = (error: Error) => {
            isOver = true
            reject(error)
          }
          const pass = (): void => {
            do {
              isMoving = false
              if (at >= passing.length) {
                cursor.done = true
                cursor.stop()
                return
              }
              try {
                onNext()
              } catch (error) {
                cursor.fail(error as Error)
                return
              }
            } while (isMoving && !isOver && rest === null)
            if (!isMoving || isOver || rest === null) return
            read(rest).then((more) => {
              passing = more
              at = 0
              rest = null
              pass()
            }, cursor.fail)
          }
          pass()
        }),
      stop: (_value?: unknown): void => undefined,
      fail: (_error: Error): void => undefined,
    }
    return first.length === 0 ? null : (cursor as unknown as DBCoreCursor)
  })
