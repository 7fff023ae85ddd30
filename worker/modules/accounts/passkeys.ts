import { randomBytes } from 'node:crypto'
import type { AuthenticatorTransport, WebAuthnCredential } from '@simplewebauthn/server'
import { AppError } from '#domain/kernel/errors.ts'
import {
  type Assertion,
  type Creation,
  type CreationOptions,
  PASSKEY_TIMEOUT,
  type Passkey,
  type RequestOptions,
} from '#domain/team/passkeys.ts'
import { findAccountById } from '#worker/db/accounts.ts'
import {
  findPasskey,
  insertPasskey,
  keepChallenge,
  notePasskeyUse,
  passkeysOf,
  type StoredPasskey,
  takeChallenge,
} from '#worker/db/passkeys.ts'
import { setAuthenticated } from '#worker/db/sessions.ts'
import type { Env } from '#worker/env.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { hashOf } from '#worker/pages/signing.ts'
import { mailTo } from './codes.ts'
import { type Opened, openFor, type Visit } from './opening.ts'
import type { Own } from './own-account.ts'
import { attemptPasskey } from './throttle.ts'

/** Passkeys: the ceremonies of WebAuthn. The library is loaded only where one takes place. */

const library = () => import('@simplewebauthn/server')

/** The name of the site that the browser shows. */
const SITE = 'ROA AUTO'

/** ES256, then EdDSA and RS256: what authenticators have. */
const ALGORITHMS = [-7, -8, -257]

/** Nobody in particular: the passkey says whose it is. */
const ANYONE = ''

const iso = (ms: number): string => new Date(ms).toISOString()

const siteOf = (env: Env) => {
  const origin = publicOrigin(env)
  return { origin, id: new URL(origin).hostname }
}

const newChallenge = async (env: Env, userId: string, now: number): Promise<string> => {
  const challenge = randomBytes(32).toString('base64url')
  const kept = { id: hashOf(challenge), user_id: userId, expires_at: iso(now + PASSKEY_TIMEOUT) }
  await keepChallenge(env, kept, iso(now))
  return challenge
}

const descriptorOf = ({ id, transports }: StoredPasskey) => ({
  id,
  type: 'public-key' as const,
  transports: JSON.parse(transports) as string[],
})

/** What the browser needs to make a passkey for a person. */
export const startCreation = async (env: Env, own: Own, now: number): Promise<CreationOptions> => {
  const known = await passkeysOf(env, own.id)
  return {
    challenge: await newChallenge(env, own.id, now),
    rp: { id: siteOf(env).id, name: SITE },
    user: { id: Buffer.from(own.id).toString('base64url'), name: own.email, displayName: own.name },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' })),
    excludeCredentials: known.map(descriptorOf),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    timeout: PASSKEY_TIMEOUT,
    attestation: 'none',
  }
}

/** What the browser needs to use a passkey: one of a person, or any. */
const startUse = async (
  env: Env,
  userId: string,
  allowed: readonly StoredPasskey[],
  now: number,
): Promise<RequestOptions> => ({
  challenge: await newChallenge(env, userId, now),
  rpId: siteOf(env).id,
  allowCredentials: allowed.map(descriptorOf),
  userVerification: 'required',
  timeout: PASSKEY_TIMEOUT,
})

/** A challenge for a log-in. @throws AppError `too_many_attempts` */
export const startLogIn = async (env: Env, { ip, now }: Visit): Promise<RequestOptions> => {
  await attemptPasskey(env, ip, now)
  return startUse(env, ANYONE, [], now)
}

/** A challenge for a proof of the person of a session. */
export const startProof = async (env: Env, own: Own, now: number): Promise<RequestOptions> =>
  startUse(env, own.id, await passkeysOf(env, own.id), now)

/** The form in which people see their passkeys. */
export const shownPasskey = ({ id, name, created_at, last_used_at, synced }: StoredPasskey): Passkey => ({
  id,
  name,
  createdAt: created_at,
  lastUsedAt: last_used_at,
  isSynced: synced === 1,
})

/** What the library throws about an answer of a browser is a refusal. */
const orRefused = <T>(ceremony: Promise<T>): Promise<T> =>
  ceremony.catch((cause: unknown) => {
    throw new AppError('passkey_refused', { cause })
  })

/** Stores the passkey that a browser has made. @throws AppError `passkey_refused` */
export const addPasskey = async (
  env: Env,
  own: Own,
  { name, response }: { name: string; response: Creation },
  now: number,
): Promise<Passkey> => {
  const { verifyRegistrationResponse } = await library()
  const site = siteOf(env)
  const transports = response.response.transports as AuthenticatorTransport[]
  const { verified, registrationInfo: made } = await orRefused(
    verifyRegistrationResponse({
      response: { ...response, response: { ...response.response, transports } },
      expectedChallenge: (challenge) => takeChallenge(env, hashOf(challenge), own.id, iso(now)),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  )
  if (!verified) throw new AppError('passkey_refused')
  const { credential, credentialBackedUp } = made
  const stored: StoredPasskey = {
    id: credential.id,
    user_id: own.id,
    public_key: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: JSON.stringify(transports),
    name,
    synced: credentialBackedUp ? 1 : 0,
    created_at: iso(now),
    last_used_at: null,
  }
  if (!(await insertPasskey(env, stored))) throw new AppError('passkey_refused')
  await mailTo(env, 'passkey_added', { key: hashOf(stored.id), email: own.email }, now)
  return shownPasskey(stored)
}

/** The passkey that answered a challenge. @throws AppError `passkey_refused` */
const usedPasskey = async (
  env: Env,
  userId: string,
  response: Assertion,
  now: number,
): Promise<StoredPasskey> => {
  const stored = await findPasskey(env, response.id)
  if (!stored || (userId !== ANYONE && stored.user_id !== userId)) throw new AppError('passkey_refused')
  const { verifyAuthenticationResponse } = await library()
  const site = siteOf(env)
  const credential: WebAuthnCredential = {
    id: stored.id,
    publicKey: new Uint8Array(Buffer.from(stored.public_key, 'base64url')),
    counter: stored.counter,
  }
  const { verified, authenticationInfo } = await orRefused(
    verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => takeChallenge(env, hashOf(challenge), userId, iso(now)),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      credential,
    }),
  )
  if (!verified || !(await notePasskeyUse(env, stored.id, authenticationInfo.newCounter, iso(now))))
    throw new AppError('passkey_refused')
  return stored
}

/** Logs a person in by a passkey. @throws AppError `passkey_refused`, `without_shop` */
export const logInByPasskey = async (env: Env, response: Assertion, visit: Visit): Promise<Opened> => {
  const { user_id } = await usedPasskey(env, ANYONE, response, visit.now)
  const account = await findAccountById(env, user_id)
  if (!account) throw new AppError('passkey_refused')
  return openFor(env, account, visit)
}

/** Proves the person of a session by a passkey of theirs. @throws AppError `passkey_refused` */
export const proveByPasskey = async (env: Env, own: Own, response: Assertion, now: number): Promise<void> => {
  await usedPasskey(env, own.id, response, now)
  await setAuthenticated(env, own.sessionId, iso(now))
}
