import * as v from 'valibot'
import { says } from '#domain/kernel/issues.ts'
import { text } from '#domain/sync/columns.ts'

/** Passkeys on the wire (WebAuthn Level 3, the JSON forms); bytes are base64url. */

type Descriptor = { id: string; type: 'public-key'; transports?: readonly string[] }

/** What a browser needs to make a passkey: `PublicKeyCredentialCreationOptionsJSON`. */
export type CreationOptions = {
  challenge: string
  rp: { id: string; name: string }
  user: { id: string; name: string; displayName: string }
  pubKeyCredParams: readonly { alg: number; type: 'public-key' }[]
  excludeCredentials: readonly Descriptor[]
  authenticatorSelection: { residentKey: 'required'; requireResidentKey: true; userVerification: 'required' }
  timeout: number
  attestation: 'none'
}

/** What a browser needs to use one: `PublicKeyCredentialRequestOptionsJSON`. Without a list the person chooses. */
export type RequestOptions = {
  challenge: string
  rpId: string
  allowCredentials: readonly Descriptor[]
  userVerification: 'required'
  timeout: number
}

/** Milliseconds in which a browser answers. */
export const PASSKEY_TIMEOUT = 5 * 60_000

/** Most passkeys of a person. */
export const MOST_PASSKEYS = 20

const bytes = (max: number) =>
  v.pipe(
    v.string(says('not_text')),
    v.maxLength(max, says('too_long', { max })),
    v.regex(/^[\w-]*$/, says('wrong_shape')),
  )

const credential = {
  id: bytes(1_400),
  rawId: bytes(1_400),
  type: v.literal('public-key'),
  authenticatorAttachment: v.exactOptional(v.picklist(['cross-platform', 'platform'])),
  clientExtensionResults: v.optional(v.record(v.string(), v.unknown()), {}),
}

/** The answer of a browser that made a passkey. */
export const creationSchema = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: bytes(4_000),
    attestationObject: bytes(8_000),
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(10)), []),
  }),
})
export type Creation = v.InferOutput<typeof creationSchema>

/** The answer of a browser that used one. */
export const assertionSchema = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: bytes(4_000),
    authenticatorData: bytes(4_000),
    signature: bytes(1_400),
    userHandle: v.exactOptional(bytes(100)),
  }),
})
export type Assertion = v.InferOutput<typeof assertionSchema>

/** How a person names a passkey: by the device that has it. */
export const passkeyNameSchema = text(60, { required: true }).schema

/** A passkey as its person sees it. Instants are ISO. */
export const passkeySchema = v.object({
  id: v.string(),
  name: v.string(),
  createdAt: v.string(),
  /** Null before its first use. */
  lastUsedAt: v.nullable(v.string()),
  /** Whether the account of a phone or a browser carries it to other devices. */
  isSynced: v.boolean(),
})
export type Passkey = v.InferOutput<typeof passkeySchema>
