/** Runs acts in the order in which they were asked for, each after the one before has ended, well or badly. */
export const oneByOne = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(act: () => Promise<T>): Promise<T> => {
    const own = last.then(act)
    last = own.catch(() => undefined)
    return own
  }
}
