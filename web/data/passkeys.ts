import * as api from '#domain/api/passkeys.ts'
import type { Assertion, Creation, CreationOptions, RequestOptions } from '#domain/team/passkeys.ts'
import { call } from './call.ts'
import { callOpen } from './call-open.ts'
import { enter, orUnavailable } from './log-in.ts'

/**
 * Passkeys of this browser. The options come from the server and the answers go to it as JSON, whose bytes are
 * base64url; the oldest browsers that the app supports take and give bytes only.
 */

/** Bytes in base64url. */
type Encoded = string

const bytesOf = (encoded: Encoded): Uint8Array<ArrayBuffer> => {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

const encodedOf = (bytes: ArrayBuffer): Encoded =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const descriptorOf = ({
  id,
  type,
  transports,
}: RequestOptions['allowCredentials'][number]): PublicKeyCredentialDescriptor => ({
  id: bytesOf(id),
  type,
  ...(transports && { transports: [...transports] as AuthenticatorTransport[] }),
})

/** Whether this browser has passkeys at all. */
export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window

/** Whether the browser offers passkeys in the field of the e-mail, among what it fills in by itself. */
export const offersPasskeys = async (): Promise<boolean> =>
  hasPasskeys() &&
  'isConditionalMediationAvailable' in PublicKeyCredential &&
  (await PublicKeyCredential.isConditionalMediationAvailable())

/** The person has closed the browser's question, or the device has no passkey that fits. */
export class NoPasskey extends Error {}

const chosen = async (asked: Promise<Credential | null>): Promise<PublicKeyCredential> => {
  const credential = await asked.catch((cause: unknown) => {
    throw new NoPasskey('the browser gave no passkey', { cause })
  })
  if (!(credential instanceof PublicKeyCredential)) throw new NoPasskey('no passkey was chosen')
  return credential
}

const shared = ({ id, rawId, authenticatorAttachment }: PublicKeyCredential) => ({
  id,
  rawId: encodedOf(rawId),
  type: 'public-key' as const,
  ...(authenticatorAttachment && {
    authenticatorAttachment: authenticatorAttachment as NonNullable<Assertion['authenticatorAttachment']>,
  }),
  clientExtensionResults: {},
})

/** Makes a passkey on this device. @throws NoPasskey */
const make = async ({
  challenge,
  user,
  pubKeyCredParams,
  excludeCredentials,
  ...options
}: CreationOptions): Promise<Creation> => {
  const credential = await chosen(
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytesOf(challenge),
        user: { ...user, id: bytesOf(user.id) },
        pubKeyCredParams: [...pubKeyCredParams],
        excludeCredentials: excludeCredentials.map(descriptorOf),
      },
    }),
  )
  const response = credential.response as AuthenticatorAttestationResponse
  return {
    ...shared(credential),
    response: {
      clientDataJSON: encodedOf(response.clientDataJSON),
      attestationObject: encodedOf(response.attestationObject),
      transports: response.getTransports(),
    },
  }
}

/**
 * Lets the person choose a passkey. With a `signal` the browser offers it in a field with `autocomplete="… webauthn"`,
 * until the signal ends that. @throws NoPasskey
 */
const choose = async (
  { challenge, allowCredentials, ...options }: RequestOptions,
  signal?: AbortSignal,
): Promise<Assertion> => {
  const credential = await chosen(
    navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytesOf(challenge),
        allowCredentials: allowCredentials.map(descriptorOf),
      },
      ...(signal && { signal, mediation: 'conditional' }),
    }),
  )
  const response = credential.response as AuthenticatorAssertionResponse
  return {
    ...shared(credential),
    response: {
      clientDataJSON: encodedOf(response.clientDataJSON),
      authenticatorData: encodedOf(response.authenticatorData),
      signature: encodedOf(response.signature),
      ...(response.userHandle && { userHandle: encodedOf(response.userHandle) }),
    },
  }
}

/**
 * Logs in with a passkey: by the browser's question, or with a `signal` by what it offers in the field of the e-mail.
 * @throws NoPasskey; AppError as the API answers, or `unavailable` without a network
 */
export const loginByPasskey = async (signal?: AbortSignal): Promise<void> => {
  const options = await orUnavailable(callOpen(api.passkeyOptions, {}))
  const response = await choose(options, signal)
  await enter(await orUnavailable(callOpen(api.passkeyLogin, { body: { response } })))
}

/** Proves the person again by a passkey; false where the person has none. @throws NoPasskey, AppError, NetworkError */
export const proveByPasskey = async (): Promise<boolean> => {
  const options = await call(api.proofOptions, {})
  if (options.allowCredentials.length === 0) return false
  await call(api.reauthenticateByPasskey, { body: { response: await choose(options) } })
  return true
}

/** Makes a passkey on this device and stores it under a name. @throws NoPasskey, AppError, NetworkError */
export const addPasskey = async (name: string): Promise<void> => {
  const response = await make(await call(api.creationOptions, {}))
  await call(api.addPasskey, { body: { name, response } })
}
