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

/**
 * An id made of two others: the time and the first random bits of the first, then a hash of both. For a row that the
 * commit makes, which gets the same id on every device and on the server.
 */
export const mixedId = (one: string, other: string): string => {
  let [low, high] = [0xdeadbeef, 0x41c6ce57]
  for (const letter of `${one}${other}`) {
    const code = letter.charCodeAt(0)
    low = Math.imul(low ^ code, 2_654_435_761)
    high = Math.imul(high ^ code, 1_597_334_677)
  }
  const hex = (value: number) => ((value ^ (value >>> 15)) >>> 0).toString(16).padStart(8, '0')
  return `${one.slice(0, 24)}${hex(low).slice(0, 4)}${hex(high)}`
}

/** Any lower-case UUID: seeds and imported rows may have another version than 7. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
