import { spawn } from 'node:child_process'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'

/**
 * A backup is one file: a tar of a folder, compressed, and encrypted with AES-256-GCM. It begins with a line of plain
 * text and the nonce, which are authenticated too, and ends with the tag.
 */
const HEADER = Buffer.from('ROA AUTO backup 1\n')
const NONCE = 12
const TAG = 16
const ALGORITHM = 'aes-256-gcm'

/** The name of a backup while it is written: what has it was cut off. */
export const PARTIAL = '.partial'

/** The key of a file, 32 bytes as base64url; made where there is no file. */
export const keyIn = (file: string): Buffer => {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
  if (key.length !== 32) throw new Error(`${file} holds no key of a backup (43 characters)`)
  return key
}

/**
 * Writes a stream to tar. tar closes its input when it has seen the archive's end, which is no fault: its exit says
 * whether it was content. The stream is read to its own end, because only there its tag is compared.
 */
const feed = (input: Writable) => async (parts: AsyncIterable<Buffer>) => {
  input.on('error', () => undefined)
  for await (const part of parts)
    if (!input.destroyed && !input.write(part))
      await new Promise((resolve) => input.once('drain', resolve).once('close', resolve))
  input.end()
}

/** Runs tar; `ended` throws what it said where it fails. */
const tar = (args: readonly string[], stdio: ['pipe' | 'ignore', 'pipe' | 'ignore', 'pipe']) => {
  const child = spawn('tar', args, { stdio })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`tar ended with ${code}: ${said}`)),
    )
  })
  return { child, ended }
}

/** Packs a folder into `file`, which is there only when it is whole and on the disk. */
export const pack = async (folder: string, file: string, key: Buffer): Promise<void> => {
  const partial = `${file}${PARTIAL}`
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, key, nonce)
  cipher.setAAD(Buffer.concat([HEADER, nonce]))
  const { child, ended } = tar(['-C', folder, '-cf', '-', '.'], ['ignore', 'pipe', 'pipe'])
  try {
    const written = createWriteStream(partial, { mode: 0o600 })
    written.write(Buffer.concat([HEADER, nonce]))
    if (!child.stdout) throw new TypeError('tar has an output')
    const packed = pipeline(
      child.stdout,
      createZstdCompress(),
      cipher,
      async function* (parts: AsyncIterable<Buffer>) {
        yield* parts
        yield cipher.getAuthTag()
      },
      written,
    )
    await Promise.all([packed, ended])
    const handle = await open(partial, 'r+')
    await handle.sync()
    await handle.close()
    renameSync(partial, file)
  } catch (error) {
    child.kill()
    rmSync(partial, { force: true })
    throw error
  }
}

/**
 * Unpacks a backup into a folder, which is made, and removed again where the backup is not whole.
 * @throws Error where the file is no backup, was cut off or changed, or has another key
 */
export const unpack = async (file: string, folder: string, key: Buffer): Promise<void> => {
  const size = statSync(file).size
  const start = HEADER.length + NONCE
  const head = Buffer.alloc(start)
  const tag = Buffer.alloc(TAG)
  const descriptor = openSync(file, 'r')
  readSync(descriptor, head, 0, start, 0)
  readSync(descriptor, tag, 0, TAG, Math.max(0, size - TAG))
  if (size < start + TAG || !head.subarray(0, HEADER.length).equals(HEADER))
    throw new Error(`${file} is no backup`)
  const decipher = createDecipheriv(ALGORITHM, key, head.subarray(HEADER.length))
  decipher.setAAD(head)
  decipher.setAuthTag(tag)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { child, ended } = tar(['-C', folder, '-xf', '-'], ['pipe', 'ignore', 'pipe'])
  // It ends with an error of its own when its input does.
  ended.catch(() => undefined)
  try {
    if (!child.stdin) throw new TypeError('tar has an input')
    const content = createReadStream(file, { fd: descriptor, start, end: size - TAG - 1 })
    await pipeline(content, decipher, createZstdDecompress(), feed(child.stdin))
    await ended
  } catch (cause) {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`${file} cannot be opened: it was cut off or changed, or has another key`, { cause })
  }
}
