/** The push services of browsers, by the end of their host: Chrome and Edge, Firefox, Safari, Edge of before. */
const SERVICES = [
  'fcm.googleapis.com',
  'push.services.mozilla.com',
  'push.apple.com',
  'notify.windows.com',
] as const

/**
 * Whether an address is one of a browser's push service. A device names the address and the server calls it, so it may
 * be no other: least of all one inside the server's own network.
 */
export const isPushService = (address: string): boolean => {
  // No user, no port: nothing stands between the scheme and the host, or the host and its path.
  const host = /^https:\/\/([a-z\d.-]+)\/\S*$/.exec(address)?.[1]
  return host !== undefined && SERVICES.some((service) => host === service || host.endsWith(`.${service}`))
}
