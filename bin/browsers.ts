/** The oldest browsers that the app promises to run in. Syntax is lowered for them, `check-newer.ts` holds the library. */
export const OLDEST = { chrome: '111', edge: '111', firefox: '128', safari: '16.4' }
