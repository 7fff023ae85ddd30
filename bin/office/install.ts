import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readValues } from '../secrets.ts'
import { backupSettings, PLACES, USER } from './places.ts'
import { advice, type Found, type Layout, planInstall, type Step, shown } from './plan.ts'

/**
 * `npm run office -- --host auto.example.ro`: says what it would do to make this machine an office's server. With `--do`
 * it does it, as root; what the owner has edited stays, so it may run again.
 */

const { values } = parseArgs({
  options: {
    host: { type: 'string' },
    ...PLACES,
    do: { type: 'boolean', default: false },
  },
})

const refuse = (sentence: string): never => {
  console.error(sentence)
  process.exit(1)
}

const output = (command: string, ...args: string[]): string => {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? stdout : ''
}

const look = (layout: Layout): Found => ({
  user: output('id', '-u', USER) !== '',
  chromium: output('which', 'chromium') !== '' || existsSync('/usr/bin/google-chrome'),
  cloudflared: output('which', 'cloudflared') !== '',
  files: new Set(
    [`${layout.state}/settings.env`, backupSettings(layout.config), `${layout.config}/backup.key`].filter(
      (file) => existsSync(file),
    ),
  ),
  settings: readValues(`${layout.state}/settings.env`),
  sshd: output('sshd', '-T'),
  ufw: output('ufw', 'status'),
})

const perform = (step: Step): void => {
  if ('run' in step) {
    const [command, ...args] = step.run
    execFileSync(command, args, { stdio: 'inherit' })
    return
  }
  const content = step.write.endsWith('.key') ? `${randomBytes(32).toString('base64url')}\n` : step.content
  writeFileSync(step.write, content, { mode: step.mode })
  chmodSync(step.write, step.mode)
  execFileSync('chown', [step.owner, step.write])
}

if (!values.host) refuse('Say under which name people reach it: npm run office -- --host auto.example.ro')
const layout: Layout = {
  app: process.cwd(),
  state: values.state,
  backups: values.backups,
  config: values.config,
  port: Number(values.port),
  host: values.host ?? '',
}
if (values.do && process.getuid?.() !== 0) refuse('Only root can do this: sudo npm run office -- … --do')
if (values.do && /^\/(root|home)\//.test(layout.app))
  refuse(`The user ${USER} cannot read ${layout.app}. Put the code in /opt/roaauto and begin there.`)

const found = look(layout)
for (const step of planInstall(layout, found)) {
  console.log(`${values.do ? '…' : '·'} ${shown(step)}`)
  if (values.do) perform(step)
}
console.log(
  values.do
    ? '\nDone. Now it is yours to do:'
    : '\nNothing was done; --do does it. After that it is yours to do:',
)
for (const line of advice(layout, found)) console.log(`- ${line}`)
