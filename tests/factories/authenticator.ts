import { createHash } from 'node:crypto'
import type { CreationOptions, RequestOptions } from '#domain/team/passkeys.ts'
import { bindings } from './api.ts'

/** A device with a passkey: an authenticator in software, which signs as WebAuthn says (Level 3, 6.1 and 6.5). */

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')

/** Present, verified, with a credential. */
const [UP, UV, AT] = [0x01, 0x04, 0x40]

/** One integer of a signature in DER: no leading zeros, and never negative. */
const derInteger = (bytes: Uint8Array): Buffer => {
  const from = bytes.findIndex((byte) => byte !== 0)
  const short = Buffer.from(bytes.subarray(from))
  const value = (short[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short
  return Buffer.concat([Buffer.from([0x02, value.length]), value])
}

/** What the site and the device may do otherwise than they should. */
type Fault = { origin?: string; rpId?: string; flags?: number; challenge?: string; counter?: number }

export const anAuthenticator = async () => {
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const jwk = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as { x: string; y: string }
  const id = Buffer.from(crypto.getRandomValues(new Uint8Array(16)))
  let uses = 0

  const clientData = (type: string, challenge: string, origin = bindings.PUBLIC_ORIGIN) =>
    JSON.stringify({ type, challenge, origin, crossOrigin: false })

  const authData = (rpId: string, flags: number, counter: number, more: Uint8Array = new Uint8Array()) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, more])
  }

  const shared = { id: base64url(id), rawId: base64url(id), type: 'public-key' as const }

  return {
    id: base64url(id),
    /** Answers `CreationOptions`, with „none” as attestation. */
    create: (options: CreationOptions, fault: Fault = {}) => {
      // COSE (RFC 9053): EC2, ES256, P-256, x, y.
      const key = Buffer.concat([
        Buffer.from('a501020326200121', 'hex'),
        Buffer.from('5820', 'hex'),
        Buffer.from(jwk.x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(jwk.y, 'base64url'),
      ])
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const data = authData(fault.rpId ?? options.rp.id, fault.flags ?? UP | UV | AT, 0, credential)
      // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}.
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Buffer.from([data.length]),
        data,
      ])
      return {
        ...shared,
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(
            clientData('webauthn.create', fault.challenge ?? options.challenge, fault.origin),
          ),
          attestationObject: base64url(attestation),
          transports: ['internal'],
        },
      }
    },
    /** Answers `RequestOptions`. */
    get: async (options: RequestOptions, fault: Fault = {}) => {
      uses += 1
      const data = authData(fault.rpId ?? options.rpId, fault.flags ?? UP | UV, fault.counter ?? uses)
      const client = clientData('webauthn.get', fault.challenge ?? options.challenge, fault.origin)
      const signed = Buffer.concat([data, sha256(client)])
      const raw = new Uint8Array(
        await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, signed),
      )
      const parts = Buffer.concat([derInteger(raw.subarray(0, 32)), derInteger(raw.subarray(32))])
      return {
        ...shared,
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(Buffer.concat([Buffer.from([0x30, parts.length]), parts])),
        },
      }
    },
  }
}
