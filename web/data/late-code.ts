import { AppError } from '#domain/kernel/errors.ts'

/** The files of what comes after the first screen: the build names them in the page (vite.config.ts). */
const filesInPage = (): string[] =>
  globalThis.document?.querySelector<HTMLMetaElement>('meta[name=late-code]')?.content.split(' ') ?? []

const fetchWhole = async (file: string): Promise<void> => {
  const answer = await fetch(file).catch((cause: unknown) => {
    throw new AppError('code_missing', { cause })
  })
  if (!answer.ok) throw new AppError('code_missing')
  await answer.arrayBuffer()
}

const fetched = new Set<string>()

/**
 * Fetches the files of the rules and of the sync engine, from which an import takes them then. A browser never asks again
 * for a module that it could not load once, as long as the page is open: by an import alone, who lost the network in that
 * moment could write nothing until a reload.
 * @throws AppError `code_missing`
 */
export const fetchLateCode = async (files = filesInPage()): Promise<void> => {
  const missing = files.filter((file) => !fetched.has(file))
  await Promise.all(missing.map(fetchWhole))
  for (const file of missing) fetched.add(file)
}
