import { signed } from '../signing.ts'

/** Digits of a code. */
export const CODE_LENGTH = 6

/**
 * The code by which a client proves that a phone is his. It follows from the appointment under the server's secret, so
 * it is stored nowhere, and an SMS that is asked for again has the same one.
 */
export const bookingCode = (secret: Uint8Array, appointmentId: string): string => {
  const made = signed(secret, 'booking_code', appointmentId).readBigUInt64BE()
  return String(made % 10n ** BigInt(CODE_LENGTH)).padStart(CODE_LENGTH, '0')
}
