const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Whether the app is served over plain http by the machine that the browser runs on. Cookies are `Secure` everywhere else:
 * Safari stores no such cookie there and would ask for a log-in at every load.
 */
export const isOnOwnMachine = (url: URL): boolean =>
  url.protocol === 'http:' && THIS_MACHINE.has(url.hostname)
