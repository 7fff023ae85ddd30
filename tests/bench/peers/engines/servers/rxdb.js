import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import express from 'express'

// The server of RxDB's guide to replication over HTTP (pull by checkpoint, push with a check for conflicts, a stream of
// events), on SQLite where the guide has MongoDB.
const { FOLDER, SITE, PORT, ROWS } = process.env
const db = new DatabaseSync(`${FOLDER}/lines.sqlite`)
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
db.exec('CREATE TABLE lines (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, doc TEXT NOT NULL)')
const put = db.prepare(
  'INSERT INTO lines (id, seq, doc) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, doc = excluded.doc',
)
const get = db.prepare('SELECT doc FROM lines WHERE id = ?')
const after = db.prepare('SELECT seq, doc FROM lines WHERE seq > ? ORDER BY seq LIMIT ?')

let seq = 0
const write = (docs) => {
  db.exec('BEGIN')
  for (const doc of docs) {
    seq += 1
    put.run(doc.id, seq, JSON.stringify(doc))
  }
  db.exec('COMMIT')
}
write(JSON.parse(readFileSync(ROWS, 'utf8')).map((row) => ({ ...row, _deleted: false })))

const listeners = new Set()
const app = express()
app.use('/rxdb', express.static(`${SITE}/rxdb`))
app.use(express.json({ limit: '50mb' }))

app.get('/pull', (request, response) => {
  const rows = after.all(Number(request.query.seq), Number(request.query.limit))
  const checkpoint = { seq: rows.at(-1)?.seq ?? Number(request.query.seq) }
  response.json({ documents: rows.map(({ doc }) => JSON.parse(doc)), checkpoint })
})

app.post('/push', (request, response) => {
  const conflicts = []
  const written = []
  for (const { newDocumentState, assumedMasterState } of request.body) {
    const found = get.get(newDocumentState.id)
    const master = found && JSON.parse(found.doc)
    const isSame = !master || (assumedMasterState && assumedMasterState.descriere === master.descriere)
    if (isSame) written.push(newDocumentState)
    else conflicts.push(master)
  }
  write(written)
  response.json(conflicts)
  if (written.length > 0) {
    const event = `data: ${JSON.stringify({ documents: written, checkpoint: { seq } })}\n\n`
    for (const listener of listeners) listener.write(event)
  }
})

app.get('/pull-stream', (request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  response.flushHeaders()
  listeners.add(response)
  request.on('close', () => listeners.delete(response))
})

app.listen(Number(PORT), '127.0.0.1', () => console.log('ready'))
