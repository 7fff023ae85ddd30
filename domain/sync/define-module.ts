import type { Job } from '#domain/effects/job.ts'
import type { NotificationKind } from '#domain/notifications/kind.ts'
import type { Registration } from './registry.ts'

/** A module of the product: its `module.ts` declares what it adds to each registry. */
export type Module = {
  readonly name: string
  /** Parents come before children. */
  readonly collections: readonly Registration[]
  /** The effects that its commits cause; the handlers are in `worker/jobs/registry.ts`. */
  readonly jobs?: readonly Job[]
  /** What it tells people of the shop (`notify`). */
  readonly notifications?: readonly NotificationKind[]
}

export const defineModule = <const M extends Module>(module: M): M => module

/** Collects what modules add to one registry. @throws Error for a name that two modules declare */
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
