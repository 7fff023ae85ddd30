/**
 * Ids are UUIDv7 (S1.2): 48 bits of milliseconds, then random bits. The caller passes randomness and time; `domain/`
 * has neither.
 */

const HEX = '0123456789abcdef'

/** Builds a UUIDv7 from a time in milliseconds and 10 random bytes. */
export const uuidv7 = (milliseconds: number, random: Uint8Array): string => {
  if (random.length < 10) throw new RangeError('uuidv7 needs 10 random bytes')
  const bytes = new Uint8Array(16)
  let time = milliseconds
  for (let index = 5; index >= 0; index--) {
    bytes[index] = time % 256
    time = Math.floor(time / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  let text = ''
  for (const [index, byte] of bytes.entries()) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text += '-'
    text += `${HEX[byte >> 4]}${HEX[byte & 15]}`
  }
  return text
}

/** Any lower-case UUID: seeds and imported rows may have another version than 7. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
