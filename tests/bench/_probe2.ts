import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { startDeployment } from './deployment.ts'
const folder = mkdtempSync('/tmp/roa-perf/run-')
mkdirSync(folder + '/site')
const server = await startDeployment(folder, folder + '/site', 8978)
try { const r = await fetch(server.url + '/bench/phases'); const t = await r.text(); console.log(r.ok ? JSON.parse(t).map((x: any) => JSON.stringify(x)).join('\n') : t) } finally { await server.stop(); rmSync(folder, { recursive: true, force: true }) }
