/**
 * Passkeys of this browser. The options come from the server and the answers go to it as JSON, whose bytes are
 * base64url; the oldest browsers that the app supports take and give bytes only.
 */

/** Bytes in base64url. */
type Encoded = string

type Descriptor = { id: Encoded; type: 'public-key'; transports?: readonly string[] }

/** What the server asks for to make a passkey: `PublicKeyCredentialCreationOptionsJSON`. */
export type CreationOptions = {
  challenge: Encoded
  rp: PublicKeyCredentialRpEntity
  user: { id: Encoded; name: string; displayName: string }
  pubKeyCredParams: readonly { alg: number; type: 'public-key' }[]
  excludeCredentials?: readonly Descriptor[]
  authenticatorSelection?: AuthenticatorSelectionCriteria
  timeout?: number
  attestation?: AttestationConveyancePreference
}

/** What the server asks for to use one: `PublicKeyCredentialRequestOptionsJSON`. */
export type RequestOptions = {
  challenge: Encoded
  rpId?: string
  allowCredentials?: readonly Descriptor[]
  userVerification?: UserVerificationRequirement
  timeout?: number
}

const bytesOf = (encoded: Encoded): Uint8Array<ArrayBuffer> => {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

const encodedOf = (bytes: ArrayBuffer): Encoded =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const descriptorOf = ({ id, type, transports }: Descriptor): PublicKeyCredentialDescriptor => ({
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

const shared = ({ id, rawId, type, authenticatorAttachment }: PublicKeyCredential) => ({
  id,
  rawId: encodedOf(rawId),
  type,
  ...(authenticatorAttachment && { authenticatorAttachment }),
  clientExtensionResults: {},
})

/** Makes a passkey on this device; the answer for the server. @throws NoPasskey */
export const makePasskey = async ({ challenge, user, pubKeyCredParams, ...options }: CreationOptions) => {
  const credential = await chosen(
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytesOf(challenge),
        user: { ...user, id: bytesOf(user.id) },
        pubKeyCredParams: [...pubKeyCredParams],
        excludeCredentials: (options.excludeCredentials ?? []).map(descriptorOf),
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
 * Lets the person choose a passkey; the answer for the server. With a `signal` the browser offers it in a field with
 * `autocomplete="… webauthn"`, until the signal ends that. @throws NoPasskey
 */
export const choosePasskey = async (
  { challenge, allowCredentials = [], ...options }: RequestOptions,
  signal?: AbortSignal,
) => {
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
