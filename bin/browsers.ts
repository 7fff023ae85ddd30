/** The oldest browsers that the app supports. The build lowers syntax for them; `check-newer.ts` checks the library. */
export const OLDEST = { chrome: '111', edge: '111', firefox: '128', safari: '16.4' }
