const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Bytes as base64url without padding. */
export const base64url = (bytes: readonly number[]): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3)
    const group = (a << 16) | (b << 8) | c
    const count = Math.min(3, bytes.length - at) + 1
    for (let index = 0; index < count; index++) text += ALPHABET[(group >> (18 - 6 * index)) & 63]
  }
  return text
}

/** The bytes of a base64url text; null for any other text, and for one that `base64url` would write in another way. */
export const fromBase64url = (text: string): number[] | null => {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const character of text) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 255)
  }
  return base64url(bytes) === text ? bytes : null
}
