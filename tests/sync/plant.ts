import { registerHooks } from 'node:module'
import { PLANTED_BUGS, type PlantedBug } from './planted-bugs.ts'

/** Plants a bug into the modules that are imported from now on. Returns it with a check that it was really planted. */
export const plant = (name: string): { bug: PlantedBug; assertPlanted: () => void } => {
  const bug = PLANTED_BUGS.find((one) => one.name === name)
  if (!bug) throw new Error(`no planted bug "${name}": ${PLANTED_BUGS.map((one) => one.name).join(', ')}`)
  const left = new Set(bug.changes)
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context)
      const changes = bug.changes.filter(({ file }) => url.endsWith(`/${file}`))
      if (changes.length === 0) return loaded
      let source = String(
        typeof loaded.source === 'string' || !loaded.source
          ? loaded.source
          : Buffer.from(loaded.source as Uint8Array),
      )
      for (const change of changes) {
        const places = source.split(change.from).length - 1
        if (places !== 1) throw new Error(`"${name}" cannot be planted: ${places} places in ${change.file}`)
        source = source.replace(change.from, () => change.to)
        left.delete(change)
      }
      return { ...loaded, source }
    },
  })
  const assertPlanted = () => {
    if (left.size > 0) throw new Error(`"${name}" was not planted in ${[...left].map(({ file }) => file)}`)
  }
  return { bug, assertPlanted }
}
