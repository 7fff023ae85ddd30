/**
 * Whether a part of the app's code could not be loaded: it is neither in the cache nor to be had without the network, or a
 * deployment has taken its file away. Each engine says it in its own words.
 */
export const isMissingCode = (error: unknown): boolean =>
  error instanceof TypeError &&
  /dynamically imported module|module script failed|load module script/i.test(error.message)
