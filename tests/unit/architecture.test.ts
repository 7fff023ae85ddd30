import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const [, tree = ''] = /## Folders\n\n```\n([\s\S]*?)```/.exec(readFileSync('ARCHITECTURE.md', 'utf8')) ?? []

/** A line that describes folders: its depth, and their names. Further lines of a description have a larger indent. */
const HEAD = /^( {0,2})((?:[a-z0-9-]+\/ )*[a-z0-9-]+\/)(?= |$)/
const NAME = /(?<![\w/`.-])([a-z][a-z0-9-]*)\/(?![\w*])/g

const namesIn = (text: string): string[] => [...text.matchAll(NAME)].map(([, name = '']) => name)

/** The folders that the tree names, also within the description of the folder around them. */
const foldersOf = (lines: readonly string[]): string[] => {
  let [root, inside] = ['', '']
  return lines.flatMap((line) => {
    const [all = '', indent = '', heads = ''] = HEAD.exec(line) ?? []
    const described = namesIn(line.slice(all.length))
    const within = () => described.map((name) => `${inside}/${name}`)
    if (heads === '') return within()
    const named = namesIn(heads).map((name) => (indent === '' ? name : `${root}/${name}`))
    inside = named.at(-1) ?? ''
    if (indent === '') root = inside
    return [...named, ...within()]
  })
}

const named = foldersOf(tree.split('\n'))

/** What npm and the build make. */
const MADE = ['node_modules', 'dist']

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !MADE.includes(entry.name))
    .map(({ name }) => `${folder}/${name}`)

it('every folder in the tree of ARCHITECTURE.md exists', () => {
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter((folder) => !existsSync(folder))).toEqual([])
})

it('a folder of which the tree names one part has all its parts there', () => {
  const parents = new Set(
    named.filter((name) => name.includes('/')).map((name) => name.slice(0, name.lastIndexOf('/'))),
  )
  expect([...parents].flatMap(foldersIn).filter((folder) => !named.includes(folder))).toEqual([])
  expect(foldersIn('.').filter((folder) => !named.includes(folder.slice(2)))).toEqual([])
})
