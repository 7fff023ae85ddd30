import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '#bin/server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of a deployment's state with its databases migrated and empty: copied, never used itself. */
    migratedState: string
  }
}

/** Applies the migrations once for all files of stories: it takes as long as a story. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const state = mkdtempSync(join(tmpdir(), 'roa-e2e-migrated-'))
  await migrate(state)
  project.provide('migratedState', state)
  return () => rmSync(state, { recursive: true, force: true })
}
