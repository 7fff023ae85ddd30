/** `memory` in KiB. */
export type Argon2Parameters = { memory: number; passes: number; lanes: number }

/** argon2id, version 1.3: `length` bytes of a password's bytes and a salt. @throws Error for parameters that it refuses */
export type Argon2id = (
  password: Uint8Array,
  salt: Uint8Array,
  length: number,
  parameters: Argon2Parameters,
) => Uint8Array
