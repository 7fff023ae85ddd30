import { romanian } from '../spoken.ts'

/** Texts of the support page: plain, with the technical terms that support needs. */
export const diagnostics = romanian('diagnostics', {
  title: 'Diagnostic sincronizare',
  under:
    'Pentru noi și pentru suport. Nu conține nume, telefoane, numere de mașină sau texte scrise de tine.',
  open: 'Diagnostic',
  save: 'Salvează fișierul de diagnostic',
  fileName: (day: string) => `roaauto-diagnostic-${day}.json`,
  groups: {
    sync: 'Sincronizare',
    waiting: 'De trimis',
    rejected: 'Respinse',
    rows: 'Rânduri pe dispozitiv',
    device: 'Dispozitiv',
  },
  phases: {
    local: 'fără cont',
    starting: 'pornește',
    loading: 'descarcă totul',
    idle: 'la zi',
    syncing: 'sincronizează',
    offline: 'fără internet',
    blocked: 'oprită',
  },
  facts: {
    mode: 'Mod',
    local: 'fără cont',
    synced: 'cu cont',
    phase: 'Stare',
    cursor: 'Cursor (epocă:rev)',
    lastSync: 'Ultima sincronizare',
    lastError: 'Ultima eroare',
    client: 'Client',
    count: 'Modificări',
    oldest: 'Cea mai veche',
    acts: 'Acte',
    online: 'Internet',
    persisted: 'Date păstrate de browser',
    space: 'Spațiu folosit',
    protocol: 'Versiune protocol',
    browser: 'Browser',
    yes: 'da',
    no: 'nu',
    none: 'nimic',
  },
})
