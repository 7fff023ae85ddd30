/** Never answers; the connection ends with the caller's patience. */
export const silence = (request: Request): Promise<Response> =>
  new Promise((_, reject) => {
    request.signal.addEventListener('abort', () => reject(new Error('the caller has gone')))
  })
