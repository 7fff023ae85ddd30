/** Prints the name of a step, and its duration when it is done. */
export const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  console.log(`… ${name}`)
  const start = performance.now()
  const done = await work()
  console.log(`✓ ${name} (${((performance.now() - start) / 1000).toFixed(0)} s)`)
  return done
}
