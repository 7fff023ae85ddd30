import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asServer, PLACES } from './places.ts'
import { advice, type Found, filled, type Layout, planInstall, shown } from './plan.ts'
import { type Hands, upgrade } from './upgrading.ts'

const layout: Layout = {
  app: '/opt/roaauto',
  state: PLACES.state.default,
  backups: PLACES.backups.default,
  config: PLACES.config.default,
  port: 8787,
  host: 'auto.example.ro',
}
const bare: Found = {
  user: false,
  chromium: false,
  cloudflared: false,
  files: new Set(),
  settings: {},
  sshd: '',
  ufw: '',
}

describe('the installation', () => {
  it('fills every file, and leaves secrets to the server and root alone', () => {
    for (const name of readdirSync('bin/office').filter((one) => /\.(service|timer|env|yml)$/.test(one)))
      expect(filled(name, layout), name).not.toMatch(/@[A-Z]+@/)
    const steps = planInstall(layout, bare)
    for (const step of steps) {
      if (!('write' in step) || !/settings\.env|backup\.(env|key)/.test(step.write)) continue
      expect(step.mode & 0o007, step.write).toBe(0)
    }
    expect(steps.map(shown)[0]).toBe(
      'make the user roaauto, who cannot log in: useradd --system --home-dir /var/lib/roaauto --shell /usr/sbin/nologin roaauto',
    )
    expect(filled('cloudflared.yml', layout)).not.toMatch(/^\s*httpHostHeader/m)
    expect(filled('roaauto.service', layout)).toContain('ROA_STATE=/var/lib/roaauto')
  })

  it('run again, it keeps what the owner has edited and makes no second key', () => {
    const files = ['/var/lib/roaauto/settings.env', '/etc/roaauto/backup.env', '/etc/roaauto/backup.key']
    const again = planInstall(layout, { ...bare, user: true, chromium: true, files: new Set(files) }).map(
      shown,
    )
    for (const file of files) expect(again.join('\n')).not.toContain(file)
    expect(again.some((line) => line.includes('useradd') || line.includes('apt-get'))).toBe(false)
  })

  it('checks SSH and the firewall, and changes neither', () => {
    const open = {
      ...bare,
      sshd: 'permitrootlogin yes\npasswordauthentication yes\n',
      ufw: 'Status: inactive',
    }
    expect(advice(layout, open)[0]).toContain('Set MAIL=smtp')
    expect(advice(layout, open).join('\n')).toMatch(
      /PasswordAuthentication no[\s\S]*PermitRootLogin[\s\S]*ufw enable/,
    )
    const safe = {
      ...bare,
      cloudflared: true,
      settings: { MAIL: 'smtp', MAIL_FROM: 'auto@example.ro', SMTP_URL: 'smtps://a:b@mail.example.ro:465' },
      sshd: 'permitrootlogin no\npasswordauthentication no\n',
      ufw: 'Status: active',
    }
    expect(advice(layout, safe)).toHaveLength(2)
    expect(planInstall(layout, open).map(shown).join('\n')).not.toMatch(/ufw|sshd/)
  })
})

describe('the container', () => {
  it('can be restored: its state may move aside on its volume, and the key of its backups stays', () => {
    const text = readFileSync('bin/office/Dockerfile', 'utf8')
    const volumes: string[] = JSON.parse(/^VOLUME (.*)$/m.exec(text)?.[1] ?? '[]')
    const place = (name: string) => new RegExp(`\\b${name}=(\\S+)`).exec(text)?.[1] ?? ''
    for (const name of ['ROA_STATE', 'ROA_BACKUPS', 'ROA_BACKUP_KEY'])
      expect(
        volumes.some((volume) => `${place(name)}/`.startsWith(`${volume}/`)),
        name,
      ).toBe(true)
    expect(volumes).not.toContain(place('ROA_STATE'))
    expect(place('ROA_BACKUP_KEY')).not.toMatch(new RegExp(`^${place('ROA_STATE')}/`))
    // Each folder that the runbook mounts is a volume.
    const runbook = readFileSync('docs/runbooks/office.md', 'utf8')
    for (const [, volume] of runbook.matchAll(/ -v [\w-]+:(\S+)/g)) expect(volumes).toContain(volume)
  })
})

/** A machine whose named step fails once. */
const machine = (failing?: keyof Hands) => {
  const done: string[] = []
  let version = 'old'
  let left = failing
  const act =
    (name: keyof Hands, work: () => void = () => undefined) =>
    async () => {
      done.push(name)
      if (left === name) {
        left = undefined
        throw new Error(`${name} failed`)
      }
      work()
      return name
    }
  const hands: Hands = {
    version: async () => version,
    fetch: async (to) => {
      await act('fetch')()
      version = to ?? 'new'
    },
    stop: async () => void (await act('stop')()),
    backup: act('backup'),
    migrate: async () => void (await act('migrate')()),
    start: async () => void (await act('start')()),
    awaitHealth: async () => void (await act('awaitHealth')()),
  }
  return { hands, done, versionNow: () => version }
}

describe('an upgrade', () => {
  it('makes its backup of a stopped server, before it migrates', async () => {
    const { hands, done, versionNow } = machine()
    expect(await upgrade(hands, () => undefined)).toBe('upgraded')
    expect(done).toEqual(['fetch', 'stop', 'backup', 'migrate', 'start', 'awaitHealth'])
    expect(versionNow()).toBe('new')
  })

  it.each(['fetch', 'stop', 'backup', 'migrate', 'start', 'awaitHealth'] as const)(
    'whose step %s fails leaves the former version serving',
    async (failing) => {
      const { hands, done, versionNow } = machine(failing)
      expect(await upgrade(hands, () => undefined)).toBe('back')
      expect(versionNow()).toBe('old')
      // Where it never stopped, it is not started.
      expect(done.at(-1)).toBe(failing === 'fetch' ? 'fetch' : 'awaitHealth')
    },
  )

  it('works with the state and the settings of an installation that has its own places', () => {
    const places = { ...layout, state: '/data/state', config: '/data/config' }
    const line = asServer('bin/backup.ts', places).join(' ')
    expect(line).toMatch(/ROA_STATE=\/data\/state .*EnvironmentFile=\/data\/config\/backup\.env/)
    expect(line).not.toMatch(/\/(var|etc)\//)
    // The nightly backup reads the same file.
    const unit = filled('roaauto-backup.service', places)
    for (const part of ['EnvironmentFile=/data/config/backup.env', 'ROA_STATE=/data/state', 'User=roaauto'])
      expect(unit).toContain(part)
  })

  it('to the version that is there does nothing', async () => {
    const { hands, done } = machine()
    expect(await upgrade({ ...hands, version: async () => 'old' }, () => undefined)).toBe('same')
    expect(done).toEqual(['fetch'])
  })
})
