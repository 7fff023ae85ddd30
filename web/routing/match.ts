/** The values of an address by their names in its pattern: `{ id: '7' }` of `/comenzi/7` by `comenzi/:id`. */
export type Params = Readonly<Record<string, string | undefined>>

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '')

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

const paramsOf = (pattern: string, path: readonly string[]): Params | null => {
  const named = segmentsOf(pattern)
  if (named.length !== path.length) return null
  const params: Record<string, string> = {}
  for (const [at, name] of named.entries()) {
    const segment = path[at] ?? ''
    if (name.startsWith(':')) params[name.slice(1)] = decoded(segment)
    else if (name !== segment.toLowerCase()) return null
  }
  return params
}

/**
 * The pattern that an address has, and its values. The pattern with the fewest names wins:
 * `comenzi/noua` before `comenzi/:id`. A slash at the end, and capitals outside of values, make no difference.
 */
export const matchPath = <Route extends { path: string }>(
  routes: readonly Route[],
  pathname: string,
): { route: Route; params: Params } | null => {
  const path = segmentsOf(pathname)
  let best: { route: Route; params: Params } | null = null
  for (const route of routes) {
    const params = paramsOf(route.path, path)
    if (params && (!best || Object.keys(params).length < Object.keys(best.params).length))
      best = { route, params }
  }
  return best
}
