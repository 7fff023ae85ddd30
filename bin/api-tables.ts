import { readFileSync, writeFileSync } from 'node:fs'
import { type Answer, COMMON_ERRORS, type Contract, errorsOf } from '#domain/api/contract.ts'
import { AREAS } from '#domain/api/contracts.ts'
import { contractsOf, nameOf } from '#domain/api/registry.ts'
import { schemaShape } from './schema-shape.ts'

/** `npm run api`: writes the tables of docs/api.md from the contracts, between `<!-- contracts: area -->` and `<!-- end -->`. */

const DOCUMENT = 'docs/api.md'
const TABLE = /(<!-- contracts: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g
const DOCSTRING = /\/\*\*(?: |\n \* )((?:(?!\*\/)[\s\S])*?)\s\*\/\nexport const (\w+) = contract\(/g

/** The file of an area: `signUp` is `sign-up.ts`. */
const fileOf = (area: string): string =>
  `domain/api/${area.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`

/** The docstrings of contracts in an area's file, by contract name. */
const docstrings = (area: string): Map<string, string> => {
  const code = readFileSync(fileOf(area), 'utf8')
  return new Map(
    [...code.matchAll(DOCSTRING)].map(([, text = '', name = '']) => [
      name,
      text.replace(/\s*\n \* ?/g, ' ').trim(),
    ]),
  )
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``

const callers = ({ access, fresh, feature, versioned }: Contract): string =>
  [
    access === 'page' ? 'a page of this origin' : access,
    fresh && 'a fresh proof',
    feature && `feature ${code(feature)}`,
    versioned && '`x-roa-protocol`',
  ]
    .filter(Boolean)
    .join(', ')

const taken = ({ query, body, maxBytes }: Contract): string =>
  [
    query && code(`?${Object.keys(query).join('&')}`),
    body && body !== 'bytes' && code(schemaShape(body)),
    maxBytes && `at most ${maxBytes.toLocaleString('en')} bytes`,
  ]
    .filter(Boolean)
    .join(', ')

const answered = (answer: Answer): string => {
  if (answer.kind === 'none') return ''
  if (answer.kind === 'file') return 'a file'
  const shape = code(schemaShape(answer.schema))
  return { json: shape, lines: `lines of ${shape}`, socket: `messages ${shape}` }[answer.kind]
}

const tableOf = (area: keyof typeof AREAS): string => {
  const said = docstrings(area)
  const rows = Object.entries(contractsOf(AREAS[area])).map(([name, contract]) => {
    const what = said.get(name)
    if (!what) throw new Error(`${fileOf(area)}: ${name} has no docstring of its own`)
    const codes = errorsOf(contract).filter((one) => !COMMON_ERRORS.includes(one))
    const cells = [
      `**${code(nameOf(contract))}** ${what}`,
      callers(contract),
      taken(contract),
      `${contract.status} ${answered(contract.answer)}`.trim(),
      codes.map(code).join(', '),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return ['| | Who | Takes | Answers | Errors |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')
}

/** The document with tables from the contracts. @throws Error where an area has no table, or a table no area. */
const written = (text: string): string => {
  const areas = new Set<string>()
  const next = text.replace(TABLE, (_, begin: string, area: string, end: string) => {
    if (!Object.hasOwn(AREAS, area)) throw new Error(`${DOCUMENT} has a table of the unknown area ${area}`)
    areas.add(area)
    return `${begin}\n${tableOf(area as keyof typeof AREAS)}\n\n${end}`
  })
  const missing = Object.keys(AREAS).filter((area) => !areas.has(area))
  if (missing.length > 0) throw new Error(`${DOCUMENT} has no table of ${missing.join(', ')}`)
  return next
}

/** @throws Error with the command to run, when the tables differ from the contracts. */
export const checkApiTables = (): void => {
  const text = readFileSync(DOCUMENT, 'utf8')
  if (written(text) !== text)
    throw new Error(`The tables of ${DOCUMENT} differ from the contracts. Run: npm run api`)
}

if (import.meta.main) writeFileSync(DOCUMENT, written(readFileSync(DOCUMENT, 'utf8')))
