import type { Job } from '#domain/effects/job.ts'
import type { Registration } from './registry.ts'

/** A module of the product: what it adds to each registry, declared in its `module.ts`. */
export type Module = {
  readonly name: string
  /** In an order in which parents come before children. */
  readonly collections: readonly Registration[]
  /** What its commits cause outside; the handlers stand in `worker/jobs/registry.ts`. */
  readonly jobs?: readonly Job[]
}

export const defineModule = <const M extends Module>(module: M): M => module

/** What modules add to one registry. @throws Error for a name that is given twice */
export const gather = <T>(
  modules: readonly Module[],
  partsOf: (module: Module) => readonly T[],
  nameOf: (part: T) => string,
): T[] => {
  const parts = modules.flatMap((module) => partsOf(module).map((part) => ({ part, module: module.name })))
  const owners = new Map<string, string>()
  for (const { part, module } of parts) {
    const name = nameOf(part)
    const owner = owners.get(name)
    if (owner !== undefined) throw new Error(`${name} is declared by ${owner} and by ${module}`)
    owners.set(name, module)
  }
  return parts.map(({ part }) => part)
}
