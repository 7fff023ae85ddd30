import { AppError } from '#domain/kernel/errors.ts'
import { isHeld } from '#domain/modules.ts'
import type { Row } from '#domain/sync/collection.ts'
import { LinkCheck, type Placed } from './check-links.ts'
import { NotesCheck } from './check-notes.ts'
import { checkRows } from './check-rows.ts'
import type { BackupHead, BackupLine, OnProgress } from './format.ts'
import { readBackup } from './read-backup.ts'

type LineOf<Type extends BackupLine['type']> = Extract<BackupLine, { type: Type }>

/** The contents of a backup, in the order in which they can be written; what is left out is only counted. */
export type Checked =
  | { type: 'head'; head: BackupHead }
  | { type: 'rows'; placed: Placed[] }
  | { type: 'log'; entries: LineOf<'log'>['entries'] }
  | { type: 'end'; notes: LineOf<'meta'>['entries']; refused: number }

/**
 * Reads a backup of this app's free tier and checks each row by its columns, the links between rows, and the notes. As
 * with `readBackup`, the caller must not rely on anything until the generator has ended without an error.
 * @throws AppError as `readBackup`, and `backup_of_account`
 */
export async function* readChecked(file: Blob, onProgress?: OnProgress): AsyncGenerator<Checked> {
  let head: BackupHead | null = null
  let links = new LinkCheck('')
  let notes = new NotesCheck('')
  let refused = 0
  for await (const line of readBackup(file, onProgress)) {
    if (line.type === 'roaauto-backup') {
      head = line
      if (head.mode === 'synced') throw new AppError('backup_of_account')
      links = new LinkCheck(head.tenantId)
      notes = new NotesCheck(head.tenantId)
      yield { type: 'head', head }
    } else if (line.type === 'meta') notes.takeNotes(line.entries)
    else if (line.type === 'log') {
      notes.takeRevs(line.entries)
      yield { type: 'log', entries: line.entries }
    } else if (head) {
      const checked = checkRows(line, head.tenantId)
      refused += checked.refused
      if (!isHeld(line.collection)) continue
      notes.takeRows(line.collection, checked.rows)
      yield { type: 'rows', placed: links.place(line.collection, checked.rows) }
    }
  }
  yield { type: 'rows', placed: links.end() }
  if (!links.hasShop) throw new AppError('backup_damaged')
  yield { type: 'end', notes: notes.checked(), refused: refused + links.refused }
}

/** The copy of the data from before the restore, complete: nothing of it is checked or left out. */
export async function* readOwn(file: Blob): AsyncGenerator<Checked> {
  const notes: LineOf<'meta'>['entries'] = []
  for await (const line of readBackup(file)) {
    if (line.type === 'roaauto-backup') yield { type: 'head', head: line }
    else if (line.type === 'meta') notes.push(...line.entries)
    else if (line.type === 'log') yield line
    else if (isHeld(line.collection)) {
      const { columns, collection } = line
      const rows = line.rows.map(
        (values) => Object.fromEntries(columns.map((name, index) => [name, values[index]])) as Row,
      )
      yield { type: 'rows', placed: [{ collection, rows }] }
    }
  }
  yield { type: 'end', notes, refused: 0 }
}
