import type { TenantObject } from '#durable-objects/tenant/tenant-object.ts'

declare const raw: unique symbol

/** A D1 binding that only `worker/db` can open: other code gets a tenant-bound handle from there. */
export type RawDatabase = { readonly [raw]: true }

/** Bindings and secrets, under the names of `wrangler.toml`. */
export type Env = {
  /** Directory of tenants and users, and the rows of shard 0. */
  DB: RawDatabase
  /** The rows of shard 1. */
  DB_1: RawDatabase
  /** The commit that is served. */
  VERSION: string
  /** The jurisdiction of the shops' objects; '' where the platform knows none. */
  JURISDICTION: string
  /** Number of the shard for newly registered shops. */
  NEW_TENANTS_SHARD: string
  /** Address of the tax register (ANAF v9), or `local`. */
  COMPANY_REGISTER: string
  /** How mail leaves: `cloudflare` (the binding below), `smtp` (`SMTP_URL`), `local`, or `none`. */
  MAIL: string
  /** The address from which mail is sent. */
  MAIL_FROM: string
  EMAIL: SendEmail
  /** How notifications reach browsers: `web`, or `local`. Without `VAPID_KEY` they do not. */
  PUSH: string
  /** Address of SMSAPI, `local` or `none`. */
  SMS_GATEWAY: string
  /** The registered sender name that shops share. */
  SMS_SENDER: string
  /** Token of the account at SMSAPI. */
  SMSAPI_TOKEN?: string
  /** WhatsApp's Cloud API with its version (`https://graph.facebook.com/v23.0`), `local` or `none`. */
  WHATSAPP: string
  /** The id of the number from which shops write, and the template by which they do. */
  WHATSAPP_NUMBER_ID: string
  WHATSAPP_TEMPLATE: string
  /** Secrets: the system user's token, the app's secret, and the word by which Meta checks the webhook. */
  WHATSAPP_TOKEN?: string
  WHATSAPP_APP_SECRET?: string
  WHATSAPP_VERIFY_TOKEN?: string
  /** How plans are paid: `stripe`, `local` or `mercadopago` on development machines, `none` where they cannot be. */
  PAYMENTS: string
  /** Address of Stripe. */
  STRIPE_API: string
  /** Secrets of the account at Stripe: its key, and that of the endpoint to which it reports. */
  STRIPE_KEY?: string
  STRIPE_WEBHOOK_SECRET?: string
  /** Secrets of an account at MercadoPago, which a development machine may use. */
  MERCADOPAGO_TOKEN?: string
  MERCADOPAGO_WEBHOOK_SECRET?: string
  /** Who issues our invoices of what shops pay: `oblio`, `shop`, `local` on development machines, or `none`. */
  INVOICES: string
  /** The id of our own shop here, which issues them, and the name of its series. */
  INVOICES_SHOP: string
  INVOICES_SERIES: string
  /** Our code, and the series, at Oblio; the e-mail of the account, and its secret. */
  OBLIO_CIF: string
  OBLIO_SERIES: string
  OBLIO_EMAIL: string
  OBLIO_SECRET?: string
  /** Where people's messages to ROA AUTO go; '' where nobody reads them. */
  SUPPORT_EMAIL: string
  /** The team and the application's audience tag at Cloudflare Access; '' where operators come with a local key. */
  ACCESS_TEAM: string
  ACCESS_AUD: string
  /** `on` on a development machine: the pages under `/dev/` exist. */
  DEV_PAGES: string
  /** Scheme and host under which people reach this deployment, without a slash at the end. */
  PUBLIC_ORIGIN: string
  /** Counts wrong tokens, by address and page. */
  GUESSES: RateLimit
  /** Counts what a link asks of the server beside its page. */
  LINK_USES: RateLimit
  /** Counts errors that browsers report. */
  CLIENT_ERRORS: RateLimit
  TENANT: DurableObjectNamespace<TenantObject>
  FILES: R2Bucket
  /** Delivers effects from the tenants' objects to their handlers (E4). */
  EFFECTS: Queue<EffectMessage>
  BROWSER: BrowserRun
  ASSETS: Fetcher
  /** Secret of at least 32 characters that signs access tokens. */
  SESSION_SECRET: string
  /**
   * JSON list of private keys (`bin/lease-key.ts`) for leases: the first one signs, the public halves of all are
   * published.
   */
  LEASE_KEYS: string
  /** Secret, for `MAIL = "smtp"`: `smtps://user:password@host:465` for TLS, `smtp://…:587` for STARTTLS. */
  SMTP_URL?: string
  /** Secret of a server of our own: it signs what lets an operator in (`npm run operator`). */
  OPERATOR_KEY?: string
  /** Secret: the private key (`bin/vapid-key.ts`) by which push services know this server. */
  VAPID_KEY?: string
}

/** A message about an effect: its row has the content. `requestId` is what has caused it, unless a task found it. */
export type EffectMessage = { tenantId: string; key: string; requestId?: string }

/** The part of a tenant's object that a carrier of its effects uses. */
export type ResultTaker = Pick<TenantObject, 'act' | 'expectEffect'>

/** The key of live sockets to close: their session, or their user. */
export type LiveOwner = { sessionId: string } | { userId: string }

/**
 * Header in which the Worker passes the verified actor to a tenant's object; the Worker never accepts it from outside.
 */
export const ACTOR_HEADER = 'x-roa-actor'
/**
 * Header in which the Worker passes the id of the device that opens a socket to a tenant's object; empty where the
 * device sent none.
 */
export const CLIENT_HEADER = 'x-roa-client'
/** Header in which the Worker passes until when the shop's plan has rows for a socket, in milliseconds. */
export const ROWS_UNTIL_HEADER = 'x-roa-rows-until'
/** Header in which the Worker passes the session of a socket. */
export const SESSION_HEADER = 'x-roa-session'
