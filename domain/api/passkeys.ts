import * as v from 'valibot'
import { sessionAnswerSchema } from '#domain/team/account.ts'
import {
  assertionSchema,
  type CreationOptions,
  creationSchema,
  passkeyNameSchema,
  passkeySchema,
  type RequestOptions,
} from '#domain/team/passkeys.ts'
import { json, NONE, trusted } from './answers.ts'
import { contract } from './contract.ts'
import { AUTH_PATH } from './paths.ts'

/** Passkeys beside passwords (WebAuthn). Each answer of a browser is good for one challenge, once. */

const OF_ONE = { id: v.pipe(v.string(), v.regex(/^[\w-]{1,1400}$/)) }

/** A challenge for a log-in with whichever passkey the person chooses. */
export const passkeyOptions = contract({
  method: 'POST',
  path: `${AUTH_PATH}/passkey/options`,
  access: 'page',
  answer: json(trusted<RequestOptions>('challenge')),
  status: 200,
  errors: ['too_many_attempts'],
})

/** Opens a session by a passkey; sets the cookie. */
export const passkeyLogin = contract({
  method: 'POST',
  path: `${AUTH_PATH}/passkey`,
  access: 'page',
  body: v.strictObject({ response: assertionSchema }),
  answer: json(sessionAnswerSchema),
  status: 200,
  errors: ['passkey_refused', 'without_shop'],
})

/** The person's passkeys, the newest first. */
export const passkeys = contract({
  method: 'GET',
  path: '/api/account/passkeys',
  access: 'session',
  answer: json(v.object({ passkeys: v.array(passkeySchema) })),
  status: 200,
})

/** A challenge for a new passkey. */
export const creationOptions = contract({
  method: 'POST',
  path: '/api/account/passkey-options',
  access: 'session',
  fresh: true,
  answer: json(trusted<CreationOptions>('challenge', 'user')),
  status: 200,
})

/** Stores a passkey that the browser made; a mail to the account reports it. */
export const addPasskey = contract({
  method: 'POST',
  path: '/api/account/passkeys',
  access: 'session',
  fresh: true,
  body: v.strictObject({ name: passkeyNameSchema, response: creationSchema }),
  answer: json(passkeySchema),
  status: 201,
  errors: ['passkey_refused'],
})

/** Names a passkey. */
export const renamePasskey = contract({
  method: 'PUT',
  path: '/api/account/passkeys/:id',
  access: 'session',
  params: OF_ONE,
  body: v.strictObject({ name: passkeyNameSchema }),
  answer: NONE,
  status: 204,
})

/** Forgets a passkey: it opens nothing any more. */
export const removePasskey = contract({
  method: 'DELETE',
  path: '/api/account/passkeys/:id',
  access: 'session',
  fresh: true,
  params: OF_ONE,
  answer: NONE,
  status: 204,
})

/** A challenge for a proof of the person by one of their passkeys. */
export const proofOptions = contract({
  method: 'POST',
  path: '/api/account/reauthenticate/options',
  access: 'session',
  answer: json(trusted<RequestOptions>('challenge')),
  status: 200,
})

/** Proves the person again, by a passkey. */
export const reauthenticateByPasskey = contract({
  method: 'POST',
  path: '/api/account/reauthenticate/passkey',
  access: 'session',
  body: v.strictObject({ response: assertionSchema }),
  answer: NONE,
  status: 204,
  errors: ['passkey_refused'],
})
