import type { Contract } from './contract.ts'

/** The prefix of the API, without a slash at its end. */
export const API = '/api' as const

/** The path of the refresh cookie: browsers send it to the addresses below and to no other. */
export const AUTH_PATH = `${API}/auth` as const

/**
 * Addresses that the Worker answers itself, never with the app's shell; an entry for a folder ends with a slash. The
 * service worker and the development server use this list; a test keeps `run_worker_first` of wrangler.toml equal to
 * it.
 */
export const SERVER_PATHS = [`${API}/`, '/p/', '/dev/', '/health'] as const

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
