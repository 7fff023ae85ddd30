import { Observable } from './sync/status.ts'

/**
 * What is dangerous the server does only for a person who has given a password or a passkey in the last minutes. `call`
 * asks for it here and repeats the request by itself; one dialog of the frame answers (`web/forms/reauthentication.tsx`).
 */

/** A question for the person: the function takes whether they have proved who they are. */
export const asked = new Observable<((isProved: boolean) => void) | null>(null)

let asking: Promise<boolean> | null = null

/** Whether the person has proved again who they are; requests that ask at once share one question. */
export const proveAgain = (): Promise<boolean> => {
  asking ??= new Promise<boolean>((resolve) => asked.set(resolve)).finally(() => {
    asking = null
    asked.set(null)
  })
  return asking
}
