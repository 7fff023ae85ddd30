/** The address typed on another form of the account, which its link brings along; '' where there is none. */
export const givenEmail = (state: unknown): string =>
  typeof state === 'object' && state !== null && 'email' in state && typeof state.email === 'string'
    ? state.email
    : ''
