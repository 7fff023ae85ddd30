import { createServer, createTriplitStorageProvider } from '@triplit/server'

const { PORT, SECRET } = process.env
const storage = await createTriplitStorageProvider('lmdb')
const startServer = await createServer({
  storage,
  jwtSecret: SECRET,
  projectId: 'bench',
  maxPayloadMb: 100,
})
startServer(Number(PORT), () => console.log('ready'))
