import type { Contract } from './contract.ts'

/** Where the API begins, without the slash after it. */
export const API = '/api' as const

/** The path of the refresh cookie: it comes along to the addresses below and to no other. */
export const AUTH_PATH = `${API}/auth` as const

/**
 * Addresses that the Worker answers itself, never with the app's shell: a folder ends with a slash. The service worker, the
 * development server go by this list; a test holds `run_worker_first` of wrangler.toml equal.
 */
export const SERVER_PATHS = [`${API}/`, '/p/', '/health'] as const

/** What stands for the parts of an address. */
export type Filled = {
  params?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string | undefined>>
}

/** The address of a contract with its parts filled in; what is undefined in the query is left out. */
export const pathOf = ({ path }: Pick<Contract, 'path'>, { params = {}, query = {} }: Filled): string => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return given.length === 0 ? filled : `${filled}?${given.join('&')}`
}
