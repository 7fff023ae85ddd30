import type { LegalName } from '#domain/legal/documents.ts'
import type { Contract } from './contract.ts'

/** The prefix of the API, without a slash at its end. */
export const API = '/api' as const

/** The path of the refresh cookie: browsers send it to the addresses below and to no other. */
export const AUTH_PATH = `${API}/auth` as const

/** The pages for people without an account, by what their link is for; a token or a name follows. */
export const PAGES = {
  /** The client's page of an order. */
  portal: '/p',
  /** Whether a printed deviz is the one that stands. */
  check: '/v',
  /** The end of a shop's messages. */
  stop: '/s',
  /** The booking of an appointment, and the page of one that was booked. */
  booking: '/b',
  /** The calendar of a shop, or of a mechanic, for other programs. */
  feed: '/feeds',
  /** An invitation into a shop's team. */
  invite: '/i',
} as const
/** The page of the app that an invite's link leads to; its token is in the fragment. */
export const INVITE_PAGE = '/invitatie'
export type PageKind = keyof typeof PAGES

/** The pages of ROA AUTO's own people. */
export const OPERATOR = '/operator' as const

/** The legal documents, for everybody; each is also in English (`?lang=en`). */
export const LEGAL_PAGES: Readonly<Record<LegalName, string>> = {
  terms: '/termeni',
  privacy: '/confidentialitate',
  agreement: '/acord-date',
  record: '/evidenta-prelucrarilor',
}

/**
 * What the Worker answers itself, never with the app's shell: each of these addresses and all below it. The router, the
 * service worker and the development server use this list; a test keeps `run_worker_first` of wrangler.toml equal to
 * it.
 */
export const SERVER_PATHS = [
  API,
  ...Object.values(PAGES),
  ...Object.values(LEGAL_PAGES),
  OPERATOR,
  '/dev',
  '/health',
] as const

/** Matches the path of an address that the Worker answers itself, with or without its query. */
export const SERVER_PATTERN = new RegExp(`^(?:${SERVER_PATHS.join('|')})(?:[/?]|$)`)

/** The values for the parts of an address. */
export type Filled = {
  params?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string | undefined>>
}

/** The address of a contract with its parts filled in; undefined values of the query are left out. */
export const pathOf = ({ path }: Pick<Contract, 'path'>, { params = {}, query = {} }: Filled): string => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return given.length === 0 ? filled : `${filled}?${given.join('&')}`
}
