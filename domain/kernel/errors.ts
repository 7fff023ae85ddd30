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
  email_taken: [409, 'Există deja un cont cu acest e-mail. Conectează-te sau folosește alt e-mail.'],
  forbidden: [403, 'Nu ai dreptul să faci asta. Cere-i patronului să îți dea acces.'],
  forbidden_origin: [
    403,
    'Cererea vine din alt loc decât aplicația. Deschide aplicația și încearcă din nou.',
  ],
  // Sync protocol
  client_outdated: [426, 'Aplicația s-a schimbat. Reîncarc-o; modificările netrimise se păstrează.'],
  epoch_changed: [
    409,
    'Datele de pe server au fost refăcute. Le descărcăm din nou; ce nu ai trimis se păstrează.',
  ],
  sequence_gap: [409, 'Lipsesc modificări de pe acest dispozitiv. Le retrimitem de la ultima primită.'],
  sequence_reused: [
    409,
    'O modificare trimisă diferă de cea primită deja. Repornește aplicația; modificările se păstrează.',
  ],
  // Rejected mutations (S8)
  unknown_collection: [422, 'Aplicația a trimis un tip de date necunoscut. Reîncarcă aplicația.'],
  unknown_column: [422, 'Aplicația a trimis un câmp necunoscut. Reîncarcă aplicația.'],
  forbidden_column: [422, 'Acest câmp este completat doar de server și nu poate fi trimis.'],
  row_exists: [409, 'Există deja o înregistrare cu acest identificator.'],
  row_missing: [409, 'Înregistrarea nu mai există pe server.'],
  row_deleted: [409, 'Înregistrarea a fost ștearsă între timp de pe alt dispozitiv.'],
  reference_missing: [422, 'O înregistrare la care se face legătura nu există. Alege alta din listă.'],
  order_locked: [
    409,
    'Comanda nu mai este în lucru, deci nu se mai poate modifica. Redeschide-o ca să schimbi ceva.',
  ],
  order_empty: [422, 'Comanda nu are nicio lucrare sau piesă. Adaugă cel puțin o linie.'],
  order_without_vehicle: [422, 'Comanda nu are vehicul. Alege vehiculul și apoi validează.'],
  transition_forbidden: [409, 'Comanda nu poate trece în această stare.'],
  total_too_large: [422, 'Totalul comenzii depășește limita. Verifică prețurile și cantitățile.'],
  too_many_lines: [422, 'Comanda are prea multe linii. Împarte lucrarea în două comenzi.'],
  storage_full: [
    507,
    'Nu mai este loc pe dispozitiv, deci nu s-a salvat. Eliberează spațiu (poze, aplicații) și încearcă din nou.',
  ],
  data_moved: [409, 'Datele de pe acest dispozitiv se mută în cont. Reîncarcă aplicația și continuă acolo.'],
  // Documents
  order_not_validated: [409, 'Devizul se descarcă după validare. Apasă „Validează” și încearcă din nou.'],
  pdf_unavailable: [503, 'PDF-ul nu se poate face acum. Încearcă din nou peste câteva secunde.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>

export type ErrorCode = keyof typeof ERRORS

/** One field that was wrong: its path in the input and, where known, why. */
export type FieldIssue = { path: string; message: string }

/** What every failed answer of the API looks like. */
export type ErrorBody = {
  error: { code: ErrorCode; message: string; issues?: FieldIssue[]; requestId?: string }
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

  constructor(
    code: ErrorCode,
    options: { issues?: FieldIssue[]; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.issues = options.issues ?? []
    this.retryAfter = options.retryAfter
  }
}

/** Whether a string received from outside is one of our codes. */
export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(ERRORS, code)
