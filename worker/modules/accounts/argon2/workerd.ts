import wasm from '@phi-ag/argon2/argon2.wasm'
import type { Argon2id } from './port.ts'

/**
 * argon2id in workerd: the reference implementation as WebAssembly, whose memory grows to what the largest hash needed
 * (20 MB for 19 MiB). Its package brings a wrapper too, which counts the characters of a password where the module counts
 * bytes.
 */

type Exports = {
  memory: WebAssembly.Memory
  _initialize(): void
  malloc(bytes: number): number
  free(pointer: number): void
  argon2_hash(...parameters: number[]): number
}

const ARGON2ID = 2
const VERSION = 0x13

let loaded: Exports | undefined

/** One instance serves the isolate: a hash runs to its end before the next one begins. */
const load = (): Exports => {
  if (loaded) return loaded
  const exports = new WebAssembly.Instance(wasm).exports as unknown as Exports
  exports._initialize()
  loaded = exports
  return exports
}

export const argon2id: Argon2id = (password, salt, length, { memory, passes, lanes }) => {
  const module = load()
  const parts = [password, salt, new Uint8Array(length)]
  const held = parts.map((part) => {
    const pointer = module.malloc(part.length)
    new Uint8Array(module.memory.buffer).set(part, pointer)
    return { pointer, length: part.length }
  })
  try {
    const code = module.argon2_hash(
      passes,
      memory,
      lanes,
      ...held.flatMap(({ pointer, length }) => [pointer, length]),
      0,
      0,
      ARGON2ID,
      VERSION,
    )
    if (code !== 0) throw new Error(`argon2 failed with ${code}`)
    const made = held.at(-1)?.pointer ?? 0
    return new Uint8Array(module.memory.buffer).slice(made, made + length)
  } finally {
    for (const { pointer, length } of held) {
      // The password does not stay in the memory.
      new Uint8Array(module.memory.buffer).fill(0, pointer, pointer + length)
      module.free(pointer)
    }
  }
}
