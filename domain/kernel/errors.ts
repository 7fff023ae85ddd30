/**
 * The closed list of errors: a code, its HTTP status, and the Romanian sentence that says what to do.
 * A code is part of the API and never changes its meaning; a new situation gets a new code.
 */
export const ERRORS = {
  // Requests
  malformed_json: [400, 'Cererea nu a putut fi citită. Încearcă din nou.'],
  invalid_input: [422, 'Unele date nu sunt valide. Corectează câmpurile marcate.'],
  body_too_large: [413, 'Datele trimise sunt prea mari. Trimite-le în bucăți mai mici.'],
  not_found: [404, 'Nu am găsit ce ai cerut. Poate a fost șters între timp.'],
  method_not_allowed: [405, 'Această operație nu există aici.'],
  internal: [
    500,
    'A apărut o eroare la noi. Datele tale sunt în siguranță; încearcă din nou peste un minut.',
  ],
  unavailable: [503, 'Serviciul este ocupat. Încearcă din nou peste câteva secunde.'],
  // Accounts
  unauthenticated: [401, 'Sesiunea a expirat. Conectează-te din nou; ce ai scris rămâne salvat aici.'],
  bad_credentials: [401, 'E-mailul sau parola nu se potrivesc. Verifică-le și încearcă din nou.'],
  too_many_attempts: [429, 'Prea multe încercări. Așteaptă puțin și încearcă din nou.'],
  email_taken: [409, 'Există deja un cont cu acest e-mail. Conectează-te sau folosește alt e-mail.'],
  forbidden: [403, 'Nu ai dreptul să faci asta. Cere-i patronului să îți dea acces.'],
  forbidden_origin: [
    403,
    'Cererea vine din alt loc decât aplicația. Deschide aplicația și încearcă din nou.',
  ],
  // Plans
  plan_required: [
    402,
    'Abonamentul de acum nu include asta. Alege unul în Setări; ce ai lucrat rămâne salvat pe acest dispozitiv.',
  ],
  // Sync protocol
  client_outdated: [426, 'Aplicația s-a schimbat. Reîncarc-o; modificările netrimise se păstrează.'],
  server_outdated: [
    503,
    'Serverul are o versiune mai veche decât aplicația. Modificările se păstrează și pleacă singure mai târziu.',
  ],
  epoch_changed: [
    409,
    'Datele de pe server au fost refăcute. Le descărcăm din nou; ce nu ai trimis se păstrează.',
  ],
  // Rejected mutations (S8)
  act_too_large: [422, 'Sunt prea multe modificări deodată. Fă-le pe rând, în mai multe părți mai mici.'],
  act_reused: [409, 'O altă modificare a ajuns deja la server cu acest număr. Fă-o încă o dată.'],
  unknown_collection: [422, 'Aplicația a trimis un tip de date necunoscut. Reîncarcă aplicația.'],
  unknown_column: [422, 'Aplicația a trimis un câmp necunoscut. Reîncarcă aplicația.'],
  forbidden_column: [422, 'Acest câmp este completat doar de server și nu poate fi trimis.'],
  row_exists: [409, 'Există deja o înregistrare cu acest identificator.'],
  row_missing: [409, 'Înregistrarea nu mai există pe server.'],
  row_deleted: [409, 'Înregistrarea a fost ștearsă între timp de pe alt dispozitiv.'],
  reference_missing: [422, 'O înregistrare la care se face legătura nu există. Alege alta din listă.'],
  order_locked: [
    409,
    'Comanda nu mai este deschisă, deci nu se mai poate modifica. Redeschide-o ca să schimbi ceva.',
  ],
  order_empty: [422, 'Comanda nu are nicio lucrare sau piesă. Adaugă cel puțin o linie.'],
  order_without_vehicle: [422, 'Comanda nu are vehicul. Alege vehiculul și apoi validează.'],
  transition_forbidden: [409, 'Comanda nu poate trece în această stare.'],
  total_too_large: [422, 'Totalul comenzii depășește limita. Verifică prețurile și cantitățile.'],
  too_many_lines: [422, 'Comanda are prea multe linii. Împarte lucrarea în două comenzi.'],
  picture_mismatch: [422, 'Poza nu s-a trimis întreagă. O retrimitem; dacă se repetă, fă poza din nou.'],
  too_many_photos: [422, 'Comanda are deja 60 de poze. Șterge una ca să adaugi alta.'],
  entry_used: [
    409,
    'Este folosit la mașini sau în lucrări, deci nu se poate șterge. Dezactivează-l și nu mai apare în liste.',
  ],
  vehicle_used: [
    409,
    'Mașina are comenzi, programări sau scadențe, deci nu se poate șterge. Dacă e scrisă de două ori, unește-o cu cealaltă.',
  ],
  merge_forbidden: [
    409,
    'Mașinile nu se pot uni: cealaltă a fost ștearsă sau unită între timp. Deschide lista și alege din nou.',
  ],
  reminder_without_due: [422, 'Scadența nu are termen. Scrie o dată sau un număr de kilometri.'],
  storage_full: [
    507,
    'Nu mai este loc pe dispozitiv, deci nu s-a salvat. Eliberează spațiu (poze, aplicații) și încearcă din nou.',
  ],
  data_moved: [409, 'Datele de pe acest dispozitiv se mută în cont. Reîncarcă aplicația și continuă acolo.'],
  // Invoices
  order_not_invoiceable: [
    409,
    'Comanda nu poate fi facturată acum: trebuie să fie validată și să nu aibă altă factură. Deschide comanda.',
  ],
  order_invoiced: [409, 'Comanda are o factură. Stornează factura întreagă, apoi o poți redeschide.'],
  invoice_issued: [409, 'O factură emisă nu se mai schimbă. Stornează ce este greșit și emite alta.'],
  invoice_without_buyer: [422, 'Factura nu are client. Completează numele clientului.'],
  invoice_without_lines: [422, 'Factura nu are nicio linie. Alege ce se facturează.'],
  invoice_differs: [
    409,
    'Comanda s-a schimbat între timp, deci factura nu mai corespunde. Deschide comanda și emite din nou.',
  ],
  invoice_dates: [422, 'Scadența nu poate fi înainte de data facturii. Corectează data.'],
  invoice_rate: [
    422,
    'Cota de TVA nu se potrivește cu data livrării sau cu regimul firmei. Alege altă cotă.',
  ],
  invoice_day_ahead: [422, 'Data facturii este în viitor. Pune data de azi sau cel mult pe cea de mâine.'],
  invoice_day_before_series: [
    409,
    'Data este înainte de ultima factură din serie. Pune data aceleia sau una mai nouă, de exemplu azi.',
  ],
  storno_day_before_invoice: [
    422,
    'Stornarea nu poate fi înainte de factura pe care o stornează. Pune data de azi.',
  ],
  exchange_rate_missing: [422, 'Lipsește cursul valutar. Scrie cursul BNR al zilei.'],
  discount_too_large: [422, 'Reducerea este mai mare decât valoarea. Micșoreaz-o.'],
  series_missing: [422, 'Alege seria facturii. O adaugi din setări dacă nu există.'],
  series_taken: [409, 'Seria aceasta a mai fost folosită. Alege alt nume de serie.'],
  series_full: [409, 'Seria a ajuns la ultimul număr pe care îl poate da. Adaugă o serie nouă din setări.'],
  series_retired: [409, 'Seria este retrasă. Alege altă serie.'],
  series_of_device: [409, 'Seria este a altui dispozitiv. Alege altă serie.'],
  series_out_of_order: [409, 'Numărul nu este următorul din serie. Reia factura; va primi numărul potrivit.'],
  storno_too_much: [409, 'S-ar storna mai mult decât a rămas din factură. Deschide factura și reia.'],
  payment_invalid: [
    422,
    'Încasarea nu se poate înregistra așa: suma e zero sau prea mare, ori s-ar da înapoi mai mult decât s-a încasat. Verifică suma; dacă o restituire e greșită, anuleaz-o întâi pe ea.',
  ],
  payment_reversed: [409, 'Încasarea este deja anulată.'],
  // Companies
  cui_invalid: [422, 'CUI-ul nu este corect. Verifică cifrele.'],
  company_not_found: [404, 'Nu există nicio firmă cu acest CUI. Verifică cifrele sau scrie datele de mână.'],
  company_service_down: [
    503,
    'Registrul ANAF nu răspunde acum. Scrie datele de mână sau încearcă din nou peste un minut.',
  ],
  too_many_lookups: [429, 'Ai căutat prea multe firme la rând. Așteaptă puțin sau scrie datele de mână.'],
  // Backups
  backup_unknown: [422, 'Fișierul ales nu este o copie de siguranță ROA AUTO. Alege altul.'],
  backup_damaged: [
    422,
    'Copia este deteriorată sau incompletă, deci nu s-a schimbat nimic aici. Încearcă o copie mai veche.',
  ],
  backup_newer: [
    422,
    'Copia e făcută cu o versiune mai nouă a aplicației. Actualizează aplicația și încearcă din nou.',
  ],
  backup_too_large: [
    422,
    'Fișierul e mai mare decât poate fi o copie de siguranță ROA AUTO, deci nu s-a citit. Alege alt fișier.',
  ],
  backup_of_account: [
    422,
    'Copia e a unui cont. Conectează-te în contul acela: datele lui vin de pe server, nu din fișier.',
  ],
  unsent_unknown: [422, 'Fișierul ales nu conține modificări netrimise din ROA AUTO. Alege altul.'],
  unsent_other_shop: [
    422,
    'Modificările din fișier sunt ale altui service. Conectează-te în contul acelui service și încearcă acolo.',
  ],
  unsent_not_loaded: [
    409,
    'Datele service-ului nu s-au descărcat încă. Așteaptă să se termine și încearcă din nou.',
  ],
  data_restoring: [409, 'Datele de aici se restaurează dintr-o copie. Așteaptă să se termine.'],
  // Export
  export_unnumbered: [
    409,
    'Unele rânduri nu au încă număr pentru Oracle. Pregătește exportul din nou și apoi descarcă-l.',
  ],
  // Documents
  order_not_validated: [409, 'Devizul se descarcă după validare. Apasă „Validează” și încearcă din nou.'],
  pdf_unavailable: [503, 'PDF-ul nu se poate face acum. Încearcă din nou peste câteva secunde.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>

export type ErrorCode = keyof typeof ERRORS

/** One field that was wrong: its path in the input and, where known, why. */
export type FieldIssue = { path: string; message: string }

/** What a plan lacks: the feature, the least plan that has it, and the page of the app where it is chosen. */
export type Missing = { feature: string; plan: string; upgrade: string }

/** What every failed answer of the API looks like. `missing` comes with a 402. */
export type ErrorBody = {
  error: {
    code: ErrorCode
    message: string
    issues?: FieldIssue[]
    missing?: Missing
    requestId?: string
  }
}

/** The HTTP status of a code. */
export const statusOf = (code: ErrorCode): number => ERRORS[code][0]

/** The Romanian sentence of a code. */
export const sentenceOf = (code: ErrorCode): string => ERRORS[code][1]

/** The one exception of the product. Anything else that is thrown is a fault of ours (`internal`). */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly issues: FieldIssue[]
  /** Seconds after which the same request may succeed, sent as `Retry-After`. */
  readonly retryAfter: number | undefined
  readonly missing: Missing | undefined

  constructor(
    code: ErrorCode,
    options: { issues?: FieldIssue[]; retryAfter?: number; missing?: Missing; cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.issues = options.issues ?? []
    this.retryAfter = options.retryAfter
    this.missing = options.missing
  }
}

/** Whether a string received from outside is one of our codes. */
export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(ERRORS, code)
