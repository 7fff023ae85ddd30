import { uuidv7 } from '#domain/kernel/ids.ts'

/** An id for a row or an act that begins on a page. */
export const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
