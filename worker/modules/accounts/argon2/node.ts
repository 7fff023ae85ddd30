import { argon2Sync } from 'node:crypto'
import type { Argon2id } from './port.ts'

/** argon2id for tools that run in Node, such as the demo shop. */
export const argon2id: Argon2id = (password, salt, length, { memory, passes, lanes }) =>
  argon2Sync('argon2id', {
    message: password,
    nonce: salt,
    tagLength: length,
    memory,
    passes,
    parallelism: lanes,
  })
