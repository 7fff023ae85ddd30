/** Bytes as lower-case hex; `Uint8Array.prototype.toHex` is younger than the oldest browsers that we keep. */
export const hex = (bytes: Uint8Array | ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
