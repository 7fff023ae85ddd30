import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mailAdvice } from './mail.ts'
import { backupSettings, USER } from './places.ts'

/** The installation of an office's server, as steps that are said before they are done. */

export type Layout = {
  /** The folder of the code, readable by everybody. */
  app: string
  state: string
  backups: string
  config: string
  port: number
  /** The name under which people reach the server. */
  host: string
}

/** What is there already; a step that has nothing to do is left out. */
export type Found = {
  user: boolean
  chromium: boolean
  cloudflared: boolean
  /** Files of the installation that exist. */
  files: ReadonlySet<string>
  /** What settings.env says; nothing where it is not there yet. */
  settings: Readonly<Record<string, string>>
  /** What `sshd -T` says; '' where there is no SSH. */
  sshd: string
  /** What `ufw status` says; '' where there is no ufw. */
  ufw: string
}

export type Step = { says: string } & (
  | { run: readonly [string, ...string[]] }
  | { write: string; content: string; mode: number; owner: string }
)

const UNITS = ['roaauto.service', 'roaauto-backup.service', 'roaauto-backup.timer']

/** A file of bin/office with the layout filled in. */
export const filled = (name: string, { app, state, backups, config, port, host }: Layout): string =>
  readFileSync(join('bin/office', name), 'utf8')
    .replaceAll('@APP@', app)
    .replaceAll('@STATE@', state)
    .replaceAll('@BACKUPS@', backups)
    .replaceAll('@CONFIG@', config)
    .replaceAll('@PORT@', String(port))
    .replaceAll('@ORIGIN@', `https://${host}`)
    .replaceAll('@HOST@', host)

/** The steps of an installation; a second one changes no file that its owner may have edited. */
export const planInstall = (layout: Layout, found: Found): Step[] => {
  const { app, state, backups, config, port } = layout
  const write = (says: string, path: string, name: string, mode: number, owner: string): Step => ({
    says,
    write: path,
    content: filled(name, layout),
    mode,
    owner,
  })
  const once = (step: Step): Step[] => ('write' in step && found.files.has(step.write) ? [] : [step])
  const folder = (path: string, mode: string, owner: string): Step => ({
    says: `make ${path}, for ${owner} alone`,
    run: ['install', '-d', '-m', mode, '-o', owner.split(':')[0] ?? '', '-g', USER, path],
  })
  return [
    ...(found.user
      ? []
      : [
          {
            says: `make the user ${USER}, who cannot log in`,
            run: ['useradd', '--system', '--home-dir', state, '--shell', '/usr/sbin/nologin', USER],
          } satisfies Step,
        ]),
    ...(found.chromium
      ? []
      : [
          {
            says: 'install Chromium, for PDFs',
            run: ['apt-get', '-o', 'DPkg::Lock::Timeout=600', 'install', '-y', 'chromium'],
          } satisfies Step,
        ]),
    folder(state, '0700', `${USER}:${USER}`),
    folder(backups, '0700', `${USER}:${USER}`),
    folder(config, '0750', `root:${USER}`),
    { says: 'build the app', run: ['npm', 'run', 'build'] },
    {
      says: `let nobody but root change ${app}`,
      run: ['chown', '-R', 'root:root', app],
    },
    ...once(
      write('write the settings', join(state, 'settings.env'), 'settings.env', 0o600, `${USER}:${USER}`),
    ),
    ...once(write('write where backups go', backupSettings(config), 'backup.env', 0o640, `root:${USER}`)),
    ...once({
      says: 'make the key of the backups',
      write: join(config, 'backup.key'),
      content: '',
      mode: 0o640,
      owner: `root:${USER}`,
    }),
    write(
      'write an example for cloudflared',
      join(config, 'cloudflared.yml'),
      'cloudflared.yml',
      0o644,
      'root:root',
    ),
    ...UNITS.map((name) =>
      write(`write the unit ${name}`, join('/etc/systemd/system', name), name, 0o644, 'root:root'),
    ),
    { says: 'read the units', run: ['systemctl', 'daemon-reload'] },
    {
      says: `start the server on 127.0.0.1:${port}, and the nightly backup`,
      run: ['systemctl', 'enable', '--now', 'roaauto.service', 'roaauto-backup.timer'],
    },
  ]
}

/** What the owner should do or know; nothing of it is changed by the installation. */
export const advice = ({ config, host, state }: Layout, found: Found): string[] => {
  const ssh = (name: string): string => new RegExp(`^${name} (.*)$`, 'm').exec(found.sshd)?.[1] ?? ''
  const mail = mailAdvice(found.settings, join(state, 'settings.env'))
  return [
    ...(mail ? [mail] : []),
    `Print ${config}/backup.key and keep it elsewhere: without it no backup opens.`,
    ...(found.cloudflared
      ? []
      : ['cloudflared is not installed: https://pkg.cloudflare.com has its packages for Debian.']),
    `Bring ${host} here by a tunnel, as ${config}/cloudflared.yml shows. No port of the router is opened.`,
    ...(ssh('passwordauthentication') === 'yes'
      ? ['SSH takes passwords: set PasswordAuthentication no, once your key works.']
      : []),
    ...(ssh('permitrootlogin') === 'yes'
      ? ['SSH lets root log in: set PermitRootLogin prohibit-password.']
      : []),
    ...(found.ufw === ''
      ? ['There is no firewall (ufw). The server needs no open port; SSH alone may need one.']
      : found.ufw.includes('Status: active')
        ? []
        : ['The firewall is off: ufw allow OpenSSH, then ufw enable.']),
  ]
}

/** A step as it is shown. */
export const shown = (step: Step): string =>
  'run' in step
    ? `${step.says}: ${step.run.join(' ')}`
    : `${step.says}: ${step.write} (${step.mode.toString(8)}, ${step.owner})`
