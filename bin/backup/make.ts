import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { storesIn } from '../state.ts'
import { keyIn, PARTIAL, pack, unpack } from './archive.ts'
import { checkLogs, lostPictures, missingPictures } from './files.ts'
import { keptOf, nameAt } from './kept.ts'
import { type Content, contentOf, dropCopy, snapshot } from './snapshot.ts'

/** Where backups are: their folder, the file of their key, and a command that copies the folder elsewhere. */
export type BackupTarget = { folder: string; keyFile: string; copy?: string | undefined }

/** The file in a backup that says what it holds. */
const CONTENT = 'content.json'

/** The file in a backup that names the pictures which the state had lost before. */
const LOST = 'lost-pictures.json'

const MEGABYTE = 1_000_000

/**
 * Makes a backup of a state that may be served meanwhile, proves that it can be restored, removes what is not kept any
 * longer, and copies it elsewhere. Returns its file.
 * @throws Error in a sentence; the backups that were there stay, and nothing half is left
 */
export const makeBackup = async (
  state: string,
  { folder, keyFile, copy }: BackupTarget,
  now: number,
): Promise<string> => {
  if (!existsSync(storesIn(state))) throw new Error(`${state} holds nothing to save`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  dropLeftovers(folder)
  refuseWithoutRoom(state, folder)
  const key = keyIn(keyFile)
  const file = join(folder, nameAt(now))
  const work = mkdtempSync(join(folder, WORK))
  try {
    const copied = join(work, 'state')
    snapshot(state, copied)
    writeFileSync(join(copied, CONTENT), JSON.stringify(contentOf(copied)))
    const lost = lostPictures(copied, state)
    writeFileSync(join(copied, LOST), JSON.stringify(lost))
    if (lost.length > 0)
      console.error(
        `Pictures that photos name and this state has lost, so the backup lacks them too: ${lost.length} (${lost[0]})`,
      )
    await pack(copied, file, key)
    dropCopy(copied)
    await openBackup(file, join(work, 'restored'), keyFile)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    dropCopy(work)
  }
  dropOld(folder)
  if (copy)
    execFileSync('sh', ['-c', copy], { stdio: 'inherit', env: { ...process.env, ROA_BACKUP_FILE: file } })
  return file
}

/**
 * Unpacks a backup into a new folder, compares every shop with what the backup says of it, and looks for the files that
 * its rows name. Returns the shops.
 * @throws Error where it cannot be opened, or holds something else
 */
export const openBackup = async (file: string, folder: string, keyFile: string): Promise<Content> => {
  if (!existsSync(keyFile)) throw new Error(`the key of the backups is not in ${keyFile}`)
  await unpack(file, folder, keyIn(keyFile))
  const said: Content = JSON.parse(readFileSync(join(folder, CONTENT), 'utf8'))
  try {
    if (!isDeepStrictEqual(contentOf(folder), said))
      throw new Error(`${file} holds other rows than were saved`)
    checkLogs(folder)
    checkPictures(file, folder)
  } catch (error) {
    dropCopy(folder)
    throw error
  }
  return said
}

/** @throws Error where a picture is missing that the backup had; an older backup says nothing of its pictures */
const checkPictures = (file: string, folder: string): void => {
  const note = join(folder, LOST)
  if (!existsSync(note)) return
  const lost = new Set<string>(JSON.parse(readFileSync(note, 'utf8')))
  const missing = missingPictures(folder).find((key) => !lost.has(key))
  if (missing) throw new Error(`${file} lacks ${missing}, a picture`)
}

/** Folders of work begin with this. */
const WORK = '.work-'

/** Removes what an earlier run left when it was cut off. */
const dropLeftovers = (folder: string): void => {
  for (const name of readdirSync(folder))
    if (name.startsWith(WORK) || name.endsWith(PARTIAL)) dropCopy(join(folder, name))
}

const dropOld = (folder: string): void => {
  const all = readdirSync(folder).filter((name) => name.endsWith('.backup'))
  const kept = keptOf(all)
  for (const name of all) if (!kept.has(name)) rmSync(join(folder, name))
}

/** The copy, the packed file and the restored copy are on the disk at once. */
const refuseWithoutRoom = (state: string, folder: string): void => {
  const needed = 3 * sizeOf(state)
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  if (free < needed)
    throw new Error(
      `${folder} has ${Math.floor(free / MEGABYTE)} MB left, and a backup needs ${Math.ceil(needed / MEGABYTE)} MB. ` +
        'Nothing was changed; the older backups are as they were.',
    )
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, entry) =>
        sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    )
