import { readFileSync } from 'node:fs'
import express from 'express'
import expressPouchdb from 'express-pouchdb'
import PouchDB from 'pouchdb'

const { FOLDER, SITE, PORT, ROWS } = process.env
const Kept = PouchDB.defaults({ prefix: `${FOLDER}/` })
const db = new Kept('lines')
const rows = JSON.parse(readFileSync(ROWS, 'utf8'))
for (let at = 0; at < rows.length; at += 5000)
  await db.bulkDocs(rows.slice(at, at + 5000).map(({ id, ...row }) => ({ _id: id, ...row })))

const app = express()
app.use('/pouchdb', express.static(`${SITE}/pouchdb`))
app.use(
  '/db',
  expressPouchdb(Kept, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${FOLDER}/log` }),
)
app.listen(Number(PORT), '127.0.0.1', () => console.log('ready'))
