import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { PAGES, type PageKind } from '#domain/api/paths.ts'
import { NOTIFICATION_LANGUAGES } from '#domain/notifications/schema.ts'
import { ACTOR_KINDS } from '#domain/sync/actor.ts'
import { CODE_PURPOSES } from '#domain/team/codes.ts'
import { MEMBERSHIP_STATES } from '#domain/team/membership.ts'
import { ROLES } from '#domain/team/roles.ts'
import { OUTBOX_CHANNELS } from './outbox-channels.ts'

/** Every D1 database has all tables; the directory's tables are filled only in the first one (`DB`). */

// ---- The directory: users, and the shard of each shop's rows.

export const directory = sqliteTable('directory', {
  tenant_id: text().primaryKey(),
  shard: integer().notNull(),
  created_at: text().notNull(),
  /** When its deletion began: from then on nobody finds its rows. */
  closed_at: text(),
})

/**
 * Shops whose data is about to be deleted because their plan has ended, and those that were deleted: the ids of the
 * latter stay, so that a restored database is deleted again.
 */
export const deletions = sqliteTable('deletions', {
  tenant_id: text().primaryKey(),
  shard: integer().notNull(),
  /** The end of the plan from which the days are counted. */
  ended_at: text().notNull(),
  /** The last warning, in days before the deletion, and when it was written. */
  warned: integer().notNull(),
  warned_at: text().notNull(),
  deleting_since: text(),
  deleted_at: text(),
})

/** The steps of a shop's move to another shard (`move/`), in their order; the last two are those of one that failed. */
export const MOVE_STATES = ['asked', 'copying', 'closing', 'moved', 'done', 'undoing', 'failed'] as const

/** Shops that are moving to another shard, or have moved. */
export const moves = sqliteTable(
  'moves',
  {
    tenant_id: text().primaryKey(),
    from_shard: integer().notNull(),
    to_shard: integer().notNull(),
    state: text({ enum: MOVE_STATES }).notNull(),
    /** Counts up when the copy starts or starts again, so that an earlier copy no longer has an effect. */
    attempt: integer().notNull(),
    /** How far the copy is, as JSON; '' before it begins. */
    progress: text().notNull().default(''),
    /** Rows that were copied. */
    copied: integer().notNull().default(0),
    /** Why it started again, or failed; '' for none. */
    error: text().notNull().default(''),
    /** When this state began. */
    since: text().notNull(),
  },
  (table) => [index('moves_open').on(table.tenant_id).where(sql`state NOT IN ('done', 'failed')`)],
)

/**
 * Reports of the provider of payments, stored before they are handled: what happened to which customer. What it means
 * is asked of the provider.
 */
export const paymentEvents = sqliteTable(
  'payment_events',
  {
    /** The provider's own id of the event: it comes again under it. */
    id: text().primaryKey(),
    type: text().notNull(),
    customer: text().notNull(),
    /** The provider's id of the payment that it reports; null for none. */
    payment: text(),
    happened_at: text().notNull(),
    received_at: text().notNull(),
    /** When it was handled, and whose it was; null and '' before. */
    handled_at: text(),
    tenant_id: text().notNull().default(''),
  },
  (table) => [index('payment_events_received').on(table.received_at)],
)

/** Where an incident happened. */
export const INCIDENT_SOURCES = ['browser', 'request', 'object', 'queue', 'cron'] as const
export type IncidentSource = (typeof INCIDENT_SOURCES)[number]

/** What went wrong in browsers and in the server, alike ones in one row. Instants are ISO. */
export const incidents = sqliteTable(
  'incidents',
  {
    /** SHA-256 of what makes incidents alike, base64url. */
    id: text().primaryKey(),
    /** Where it happened: `browser`, or a part of the server. */
    source: text({ enum: INCIDENT_SOURCES }).notNull(),
    /** The word of the log; '' of a browser. */
    event: text().notNull(),
    /** The class of the error, and its message without what people may have typed; none of a browser. */
    name: text().notNull(),
    message: text().notNull(),
    /** JSON list of places in our code. */
    frames: text().notNull(),
    /** The route's pattern, the job, the purpose; of a browser the first part of the address. */
    place: text().notNull(),
    /** The commit that served then. */
    version: text().notNull(),
    /** JSON list of the last requests that caused it, the latest first. */
    requests: text().notNull(),
    times: integer().notNull(),
    first_at: text().notNull(),
    last_at: text().notNull(),
    /** When an operator said that it is mended; one that comes again is a new one. */
    done_at: text(),
  },
  (table) => [index('incidents_last').on(table.last_at)],
)

/** What operators did: who, why, for which shop ('' for none). Instants are ISO. */
export const operatorActs = sqliteTable(
  'operator_acts',
  {
    id: text().primaryKey(),
    at: text().notNull(),
    operator: text().notNull(),
    tenant_id: text().notNull(),
    what: text().notNull(),
    reason: text().notNull(),
  },
  (table) => [index('operator_acts_at').on(table.at)],
)

/** What the local provider of payments of a development machine keeps, as JSON; empty where money is paid. */
export const localPayments = sqliteTable('local_payments', {
  id: text().primaryKey(),
  tenant_id: text().notNull(),
  state: text().notNull(),
})

/** People with an account; `memberships` says in which shops they are. */
export const users = sqliteTable(
  'users',
  {
    id: text().primaryKey(),
    /** Lower case, trimmed. */
    email: text().notNull(),
    /** As `hashPassword` writes it. */
    password_hash: text().notNull(),
    nume: text().notNull(),
    /** When the person proved the address by a code. */
    email_verified_at: text().notNull(),
    /** The versions of the terms and of the privacy notice that the person accepted, and when. */
    terms_version: text().notNull(),
    privacy_version: text().notNull(),
    terms_accepted_at: text().notNull(),
    /** The language of mail about the account. */
    language: text({ enum: NOTIFICATION_LANGUAGES }).notNull(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (table) => [uniqueIndex('users_email').on(table.email)],
)

/**
 * Who is in which shop, with which role: what a session's role is read from. It follows the shop's own list of people;
 * `as_of_rev` is the rev of the row that it was last written from, 0 for the founder's.
 */
export const memberships = sqliteTable(
  'memberships',
  {
    tenant_id: text().notNull(),
    user_id: text().notNull(),
    rol: text({ enum: ROLES }).notNull(),
    state: text({ enum: MEMBERSHIP_STATES }).notNull(),
    as_of_rev: integer().notNull(),
    updated_at: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.user_id] }),
    index('memberships_user').on(table.user_id),
  ],
)

/** One row per logged-in device. Tokens are stored as SHA-256, hex. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    user_id: text().notNull(),
    /** The shop that the device works in; a person of several shops switches. */
    tenant_id: text().notNull(),
    token_hash: text().notNull(),
    /** The token before the last rotation: its reuse after a grace period means theft and ends the session. */
    previous_hash: text(),
    /** The last renewal, at most a few minutes before the device was last seen. */
    rotated_at: text().notNull(),
    /** Browser and system, as `deviceLabel` names them; '' where unknown. */
    device: text().notNull(),
    /** Town and country of the last log-in, by the address; '' where unknown. */
    place: text().notNull(),
    /** When the person last gave a password or a passkey in this session. */
    authenticated_at: text().notNull(),
    created_at: text().notNull(),
    expires_at: text().notNull(),
    revoked_at: text(),
  },
  (table) => [index('sessions_user').on(table.user_id)],
)

/** The devices of shops, by the ids that the log has of them: browser and place of the session that was on each last. */
export const devices = sqliteTable(
  'devices',
  {
    tenant_id: text().notNull(),
    client_id: text().notNull(),
    device: text().notNull(),
    place: text().notNull(),
    seen_at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.client_id] })],
)

/**
 * Registrations in progress, by e-mail: the shop that is being founded, and until when (ms) the e-mail is reserved. An
 * interrupted one stays, and the next registration of the e-mail continues its shop: no shop is orphaned.
 */
export const registrations = sqliteTable('registrations', {
  email: text().primaryKey(),
  tenant_id: text().notNull(),
  shard: integer().notNull(),
  held_until: integer().notNull(),
})

/**
 * Codes that were asked for by mail: by a sign-up, a forgotten password, a new address. The code itself is nowhere: it
 * follows from the id under the server's secret. Instants are ISO.
 */
export const accountCodes = sqliteTable(
  'account_codes',
  {
    /** SHA-256 of the ticket that the device holds, base64url. */
    id: text().primaryKey(),
    purpose: text({ enum: CODE_PURPOSES }).notNull(),
    /** '' where the address has no account. */
    user_id: text().notNull(),
    /** The address that was typed. */
    email: text().notNull(),
    language: text({ enum: NOTIFICATION_LANGUAGES }).notNull(),
    /** Codes that were tried, and mails that were asked for. */
    attempts: integer().notNull(),
    mails: integer().notNull(),
    expires_at: text().notNull(),
    used_at: text(),
    /** What the right code does, as JSON; '' where no code is right. */
    payload: text().notNull(),
    created_at: text().notNull(),
  },
  (table) => [
    index('account_codes_expires').on(table.expires_at),
    index('account_codes_user').on(table.user_id),
  ],
)

/** Passkeys (WebAuthn) of people. Bytes are base64url, instants ISO. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    /** The credential's own id. */
    id: text().primaryKey(),
    user_id: text().notNull(),
    public_key: text().notNull(),
    /** The authenticator's own count of uses; 0 where it keeps none. */
    counter: integer().notNull(),
    /** How the browser reaches it, as JSON. */
    transports: text().notNull(),
    name: text().notNull(),
    synced: integer().notNull(),
    created_at: text().notNull(),
    last_used_at: text(),
  },
  (table) => [index('passkeys_user').on(table.user_id)],
)

/** Challenges that browsers answer with a passkey, by the SHA-256 of the challenge; each is taken away by its answer. */
export const passkeyChallenges = sqliteTable(
  'passkey_challenges',
  {
    id: text().primaryKey(),
    /** '' for a log-in, whose person the passkey names. */
    user_id: text().notNull(),
    expires_at: text().notNull(),
  },
  (table) => [index('passkey_challenges_expires').on(table.expires_at)],
)

/** Failed log-ins and registrations, by a keyed hash of account and address. Times in ms. */
export const loginAttempts = sqliteTable(
  'login_attempts',
  {
    key: text().primaryKey(),
    failures: integer().notNull(),
    blocked_until: integer().notNull(),
    expires_at: integer().notNull(),
  },
  (table) => [index('login_attempts_expires').on(table.expires_at)],
)
/** Answers of the tax register about companies; `company` is JSON, `null` for an unknown code. */
export const companyLookups = sqliteTable('company_lookups', {
  cui: text().primaryKey(),
  company: text().notNull(),
  as_of: text().notNull(),
})

/** External services with a limit of requests per second: when the next request may be sent, in milliseconds. */
export const serviceSlots = sqliteTable('service_slots', {
  service: text().primaryKey(),
  next_at: integer().notNull(),
})

/** The addresses of shops' pages for bookings (`/b/{slug}`): the latest of a shop, and some that it had before. */
export const bookingSlugs = sqliteTable(
  'booking_slugs',
  {
    slug: text().primaryKey(),
    tenant_id: text().notNull(),
    claimed_at: text().notNull(),
  },
  (table) => [index('booking_slugs_tenant').on(table.tenant_id)],
)

/** Browsers that show a person's notifications (Web Push). */
export const pushSubscriptions = sqliteTable(
  'push_subscriptions',
  {
    /** The address at the browser's push service; a secret, like the two keys. */
    endpoint: text().primaryKey(),
    user_id: text().notNull(),
    /** The session in which it was made: after its end nothing is pushed to the browser. */
    session_id: text().notNull(),
    /** The browser's public key and shared secret, base64url. */
    p256dh: text().notNull(),
    auth: text().notNull(),
    language: text({ enum: NOTIFICATION_LANGUAGES }).notNull(),
    created_at: text().notNull(),
  },
  (table) => [index('push_subscriptions_user').on(table.user_id)],
)

/**
 * What the local providers of a development machine were given to send, shown by `/dev/mesaje`; empty where messages
 * leave.
 */
export const localOutbox = sqliteTable('local_outbox', {
  /** Counts up, so that the newest message is the one with the highest number. */
  number: integer().primaryKey({ autoIncrement: true }),
  /** The provider's own id of the message; sent again under it, a message is the same one. */
  id: text().notNull().unique(),
  channel: text({ enum: OUTBOX_CHANNELS }).notNull(),
  sent_at: text().notNull(),
  sender: text().notNull(),
  recipient: text().notNull(),
  subject: text().notNull(),
  body: text().notNull(),
  /** '' where a message is text only. */
  html: text().notNull(),
  /** What became of it, as its channel names that. */
  state: text().notNull(),
  /** What else its provider keeps, as JSON. */
  details: text().notNull(),
})

/**
 * The links of people without an account. A row grants what its kind is for, on one row of one shop; its token is known
 * to the link alone. The row that it names says whether the link still stands.
 */
export const capabilities = sqliteTable(
  'capabilities',
  {
    /** SHA-256 of the token, base64url. */
    hash: text().primaryKey(),
    kind: text({ enum: Object.keys(PAGES) as [PageKind, ...PageKind[]] }).notNull(),
    tenant_id: text().notNull(),
    row_id: text().notNull(),
    made_at: text().notNull(),
    expires_at: text().notNull(),
  },
  (table) => [index('capabilities_expires').on(table.expires_at)],
)

// ---- A shard: the logs of the shops. Tables of their rows are generated from the collections (`collection-table.ts`).

/** A tenant's history: its name (S20.1), its head, which is the fence (S3.2), and how far back it reaches (S21.3). */
export const syncTenants = sqliteTable(
  'sync_tenants',
  {
    tenant_id: text().primaryKey(),
    epoch: text().notNull(),
    /** The rev that was taken last. */
    head: integer().notNull(),
    purged_before: integer().notNull(),
    /** The rev up to which the log is in R2 (S3.4). */
    archived_to: integer().notNull().default(0),
    /** Counts what changes the past, where no rev tells it: purges, moves of the log, erasures. Odd during an erasure. */
    past: integer().notNull().default(0),
    /** Not 0 where nothing may be written any longer: the attempt of the move that is leaving this shard. */
    closed: integer().notNull().default(0),
    /** The epoch in which the erasures were replayed; another one after a restore, until that is done (S20.5). */
    replayed_epoch: text().notNull().default(''),
  },
  (table) => [index('sync_tenants_restored').on(table.tenant_id).where(sql`epoch <> replayed_epoch`)],
)

/** The files of a tenant's old log in R2 (S3.4), each with its first and last rev. */
export const logSegments = sqliteTable(
  'log_segments',
  {
    tenant_id: text().notNull(),
    first: integer().notNull(),
    last: integer().notNull(),
    key: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.first] })],
)

/** Bytes of pictures that are being stored: they count against the plan until their photos' rows do. */
export const uploads = sqliteTable(
  'uploads',
  {
    tenant_id: text().notNull(),
    photo_id: text().notNull(),
    size: integer().notNull(),
    expires_at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.photo_id] })],
)

/**
 * The tenant's log (S3.1). The log of one row is a chain: its row has the rev of the last change, and each change that
 * of the one before. So no change needs an entry in an index.
 */
export const changes = sqliteTable(
  'changes',
  {
    tenant_id: text().notNull(),
    rev: integer().notNull(),
    collection: text().notNull(),
    row_id: text().notNull(),
    patch: text().notNull(),
    prev: text(),
    act_id: text().notNull().default(''),
    /** The rev of the row's change before; 0 for the first one. */
    before: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.rev] })],
)

/**
 * What each person did, by the id that the device gave the act, and its outcome (S5.1): it makes a push repeatable, and
 * gives the history who, when and what.
 */
export const acts = sqliteTable(
  'acts',
  {
    tenant_id: text().notNull(),
    id: text().notNull(),
    client_id: text().notNull(),
    /** SHA-256 of the content, base64url. */
    hash: text().notNull(),
    /** '' for acts without a user. */
    user_id: text().notNull(),
    /** The `Author`. */
    actor_kind: text({ enum: ACTOR_KINDS }).notNull(),
    actor_source: text().notNull(),
    at: text().notNull(),
    committed_at: text().notNull(),
    label: text().notNull(),
    /** The `Outcome`, as JSON. */
    outcome: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
)

/** Series of numbers that the commit assigns, such as `orders`. */
export const counters = sqliteTable(
  'counters',
  { tenant_id: text().notNull(), name: text().notNull(), value: integer().notNull() },
  (table) => [primaryKey({ columns: [table.tenant_id, table.name] })],
)

/** Outside effects of commits (E1), from their batch until they are done or dead. Instants are ISO. */
export const effects = sqliteTable(
  'effects',
  {
    tenant_id: text().notNull(),
    key: text().notNull(),
    /** Id of the job. */
    job: text().notNull(),
    /** JSON, of the job's schema. */
    payload: text().notNull(),
    state: text({ enum: ['pending', 'done', 'dead'] }).notNull(),
    /** When a request that cannot be repeated went out for the first time; null before it. */
    sending_since: text(),
    due_at: text().notNull(),
    /**
     * When it may be tried next: a claim moves it to the claim's end, a failure to the next try. Null once it has
     * ended.
     */
    next_at: text(),
    /** Tries begun; the number of the last one is its carrier's claim (E5). */
    attempts: integer().notNull().default(0),
    /** Code of the last failure. */
    error: text(),
    created_at: text().notNull(),
    /** When it was done, or given up. */
    ended_at: text(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.key] }),
    // The next effects of a shop, for its object and for the cron that goes from shop to shop.
    index('effects_next').on(table.tenant_id, table.next_at).where(sql`next_at IS NOT NULL`),
    index('effects_ended').on(table.state, table.ended_at).where(sql`next_at IS NULL`),
  ],
)
