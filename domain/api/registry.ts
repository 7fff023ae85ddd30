import type { Contract } from './contract.ts'

/** The name of a contract: `GET /api/me`. */
export const nameOf = ({ method, path }: Pick<Contract, 'method' | 'path'>): string => `${method} ${path}`

/**
 * Contracts as a list. Two contracts of the same method and address, whatever the names of their parts, fail the build.
 */
export const registerContracts = (contracts: readonly Contract[]): readonly Contract[] => {
  const known = new Set<string>()
  for (const contract of contracts) {
    const key = nameOf(contract).replace(/:\w+/g, ':')
    if (known.has(key)) throw new Error(`${nameOf(contract)} is declared twice`)
    known.add(key)
  }
  return contracts
}

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value

/** The contracts that a file exports, by name; other exports are skipped. */
export const contractsOf = (file: object): Readonly<Record<string, Contract>> =>
  Object.fromEntries(
    Object.entries(file).filter((entry): entry is [string, Contract] => isContract(entry[1])),
  )
