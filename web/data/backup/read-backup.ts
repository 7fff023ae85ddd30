import * as v from 'valibot'
import { AppError } from '#domain/kernel/errors.ts'
import { breathe } from '../breathe.ts'
import { LineTooLong, piecesOf, textLines } from '../text-lines.ts'
import { Checksum } from './checksum.ts'
import {
  BACKUP_VERSION,
  type BackupLine,
  lineSchema,
  MAX_FILE,
  MAX_LINE,
  MAX_TEXT,
  type OnProgress,
} from './format.ts'

const GZIP = [0x1f, 0x8b]

/** Lines of the file, decompressed on demand. */
const linesOf = (file: Blob): AsyncGenerator<string> => {
  const text = file
    .stream()
    .pipeThrough(
      new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array<ArrayBuffer>, BufferSource>,
    )
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))
  return textLines(piecesOf(text), MAX_LINE)
}

const parseLine = (text: string): BackupLine => {
  const parsed = v.safeParse(lineSchema, JSON.parse(text))
  if (!parsed.success) throw new AppError('backup_damaged')
  return parsed.output
}

/**
 * Reads a backup line by line and proves that it is complete: the end is there, and the checksum of all lines before it
 * is right. The caller must not rely on any line until the generator has ended without an error.
 * @throws AppError `backup_unknown`, `backup_newer`, `backup_damaged`, `backup_too_large`
 */
export async function* readBackup(
  file: Blob,
  onProgress: OnProgress = () => undefined,
): AsyncGenerator<Exclude<BackupLine, { type: 'end' }>> {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  if (GZIP.some((byte, index) => start[index] !== byte)) throw new AppError('backup_unknown')
  if (file.size > MAX_FILE) throw new AppError('backup_too_large')
  const checksum = new Checksum()
  let characters = 0
  let isWhole = false
  let done = 0
  let total = 0
  try {
    for await (const text of linesOf(file)) {
      characters += text.length
      if (characters > MAX_TEXT) throw new AppError('backup_too_large')
      // Nothing may follow the end.
      if (isWhole) throw new AppError('backup_damaged')
      if (checksum.lines === 0) checkVersion(text)
      const line = parseLine(text)
      if (line.type === 'end') {
        isWhole = line.lines === checksum.lines && line.sha256 === checksum.hex
        if (!isWhole) throw new AppError('backup_damaged')
        continue
      }
      if ((checksum.lines === 0) !== (line.type === 'roaauto-backup')) throw new AppError('backup_damaged')
      await checksum.add(text)
      if (line.type === 'roaauto-backup') total = line.total
      yield line
      // The caller has handled what was yielded; the bytes of the file are read far ahead of that.
      if (line.type === 'rows' || line.type === 'log') {
        done += line.type === 'rows' ? line.rows.length : line.entries.length
        onProgress({ done, total })
        // The bytes are already there: without a pause the whole file would be one task of the browser.
        await breathe()
      }
    }
  } catch (error) {
    if (error instanceof LineTooLong) throw new AppError('backup_too_large', { cause: error })
    // gzip, UTF-8 and JSON report a cut or changed file with errors of their own.
    throw error instanceof AppError ? error : new AppError('backup_damaged', { cause: error })
  }
  if (!isWhole) throw new AppError('backup_damaged')
}

/** A newer file may have other lines, so its version is checked before they are read. */
const checkVersion = (text: string): void => {
  const head = v.safeParse(
    v.looseObject({ type: v.literal('roaauto-backup'), version: v.number() }),
    JSON.parse(text),
  )
  if (!head.success) throw new AppError('backup_unknown')
  if (head.output.version > BACKUP_VERSION) throw new AppError('backup_newer')
}
