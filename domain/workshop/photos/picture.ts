import type { PhotoType } from './schema.ts'

const startsWith = (bytes: Uint8Array, at: number, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte)

/** The type of a picture by its first bytes, whatever its name; null for a type that is not stored. */
export const sniffPicture = (bytes: Uint8Array): PhotoType | null => {
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  const isRiff = startsWith(bytes, 0, [0x52, 0x49, 0x46, 0x46])
  return isRiff && startsWith(bytes, 8, [0x57, 0x45, 0x42, 0x50]) ? 'image/webp' : null
}

/** Number of first bytes that decide the type. */
export const SNIFFED_BYTES = 16

/** The stored size of a picture: the longer side at most `longest`, never larger than the original. */
export const keptSize = (
  width: number,
  height: number,
  longest: number,
): { width: number; height: number } => {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
