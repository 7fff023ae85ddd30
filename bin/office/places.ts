import type { ParseArgsOptionsConfig } from 'node:util'

/** The user of an office's server. */
export const USER = 'roaauto'

/** Where an office's server has its things: options of the installation, and of everything that comes after it. */
export const PLACES = {
  port: { type: 'string', default: '8787' },
  state: { type: 'string', default: '/var/lib/roaauto' },
  backups: { type: 'string', default: '/var/backups/roaauto' },
  config: { type: 'string', default: '/etc/roaauto' },
} as const satisfies ParseArgsOptionsConfig

/** Where the settings of the backups are. */
export const backupSettings = (config: string): string => `${config}/backup.env`

/** The command that runs a script of the project as that user, with what the units give it. */
export const asServer = (
  script: string,
  { app, state, config }: { app: string; state: string; config: string },
): [string, ...string[]] => [
  'systemd-run',
  ...['--quiet', '--wait', '--pipe', `--uid=${USER}`, `--working-directory=${app}`],
  ...[`--setenv=ROA_STATE=${state}`, `--setenv=HOME=${state}`],
  `--property=EnvironmentFile=${backupSettings(config)}`,
  `${app}/node_modules/.bin/node`,
  script,
]
