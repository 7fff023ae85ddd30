import { cmp } from 'dexie'
import type { Block, Keys } from './block.ts'

type Group<T> = { readonly block: Block | undefined; readonly own: T[] }

/** Those of each block, in the order of their keys. */
export const byBlock = <T>(
  all: readonly T[],
  blocks: readonly (Block | undefined)[],
  keyOf: Keys['keyOf'],
): Group<T>[] => {
  const groups: Group<T>[] = []
  for (const [at, one] of all.entries()) {
    const block = blocks[at]
    const last = groups.at(-1)
    if (last && isSameBlock(last.block, block, keyOf)) last.own.push(one)
    else groups.push({ block, own: [one] })
  }
  return groups
}

const isSameBlock = (one: Block | undefined, other: Block | undefined, keyOf: Keys['keyOf']): boolean =>
  one && other ? cmp(keyOf(one), keyOf(other)) === 0 : one === other

/** For each key the last of the blocks that does not begin after it; all are in order. */
export const eachIn = (
  blocks: readonly (Block | undefined)[],
  keys: readonly unknown[],
  keyOf: Keys['keyOf'],
): (Block | undefined)[] => {
  let at = 0
  return keys.map((key) => {
    for (let next = blocks[at + 1]; next && cmp(keyOf(next), key) <= 0; next = blocks[at + 1]) at += 1
    return blocks[at]
  })
}
