import type { Sentences } from '#domain/kernel/codes.ts'
import { codeOfRequest, type ERRORS } from '#domain/kernel/errors.ts'
import { type Feature, PLANS, type PlanId } from '#domain/plans/catalogue.ts'
import { SEATS } from '#domain/team/states.ts'
import { readSlots } from '#domain/workshop/appointments/slot-list.ts'
import { formatBytes, formatInteger, formatPlace } from '../format.ts'
import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'
import { plans } from './plans.ts'

/** What a feature is called; an unknown one comes from a newer server. */
const nameOf = (feature: string): string => plans.features[feature as Feature]?.name ?? feature
const planName = (plan: string): string => PLANS[plan as PlanId]?.name ?? plan
const limitName = (feature: string): string =>
  plans.usage.names[feature as keyof typeof plans.usage.names] ?? feature
const written = (feature: string, value: number): string =>
  feature === 'storage' ? formatBytes(value) : formatInteger(value)

/** The sentence of each error: what has happened, and what to do. */
export const errors = romanian('errors', {
  // Requests
  malformed_json: 'Cererea nu a putut fi citită. Încearcă din nou.',
  invalid_input: 'Unele date nu sunt valide. Corectează câmpurile marcate.',
  body_too_large: 'Datele trimise sunt prea mari. Trimite-le în bucăți mai mici.',
  not_found: 'Nu am găsit ce ai cerut. Poate a fost șters între timp.',
  method_not_allowed: 'Această operație nu există aici.',
  internal: ({ requestId }) =>
    `A apărut o eroare la noi. Datele tale sunt în siguranță; încearcă din nou peste un minut.${requestId ? ` Dacă ne scrii, spune-ne codul ${codeOfRequest(requestId)}.` : ''}`,
  unavailable: 'Serviciul este ocupat. Încearcă din nou peste câteva secunde.',
  // Accounts
  unauthenticated: 'Sesiunea a expirat. Conectează-te din nou; ce ai scris rămâne salvat aici.',
  bad_credentials: 'E-mailul sau parola nu se potrivesc. Verifică-le și încearcă din nou.',
  too_many_attempts: ({ retryAfter: seconds }) =>
    `Prea multe încercări. Încearcă din nou peste ${
      seconds < 60 ? count(seconds, 'secundă', 'secunde') : count(Math.ceil(seconds / 60), 'minut', 'minute')
    }.`,
  email_taken: 'Există deja un cont cu acest e-mail. Conectează-te sau folosește alt e-mail.',
  without_shop: 'Contul tău nu mai este în niciun service. Cere-i patronului o invitație.',
  password_wrong: 'Parola nu este cea a contului.',
  reauthentication_required: 'Confirmă că ești tu, apoi încearcă din nou.',
  code_wrong: ({ left }) =>
    left > 0
      ? `Codul nu se potrivește. Mai ai ${count(left, 'încercare', 'încercări')}.`
      : 'Codul nu se potrivește. Cere un cod nou.',
  code_expired: 'Codul nu mai este valabil. Cere un cod nou.',
  sole_owner: 'Ești singurul patron al unui service. Predă-l întâi altcuiva sau șterge-l.',
  passkey_refused: 'Cheia de acces nu a fost acceptată. Încearcă din nou sau folosește parola.',
  forbidden: 'Nu ai dreptul să faci asta. Cere-i patronului să îți dea acces.',
  forbidden_origin: 'Cererea vine din alt loc decât aplicația. Deschide aplicația și încearcă din nou.',
  // The team
  member_exists: 'Adresa e deja în echipă. Caut-o în listă: acolo o chemi din nou sau o reactivezi.',
  member_self: 'Rolul și accesul propriu nu ți le schimbi singur. Cere-i altui coleg.',
  member_state: 'Colegul nu mai e în starea de dinainte. Uită-te din nou în listă.',
  role_above: 'Poți da numai roluri până la al tău, și numai celor care nu sunt deasupra ta.',
  last_owner: 'Service-ul rămâne fără patron. Predă întâi altui coleg rolul de patron.',
  invite_over: 'Invitația nu mai e valabilă. Cere una nouă celui care te-a chemat.',
  invite_of_other: 'Invitația e pentru altă adresă. Conectează-te cu contul adresei la care a venit.',
  access_ended: 'Nu mai ai acces la datele acestui service. Întreabă patronul.',
  kept_full: 'Patronul are deja prea multe modificări netrimise de la tine.',
  too_many_invites: ({ max }) =>
    `La adresa asta au plecat deja ${count(max, 'invitație', 'invitații')}. Verifică adresa cu colegul tău.`,
  // Plans
  plan_required: ({ feature, plan }) =>
    `${nameOf(feature)}: e în planul ${planName(plan)}. Ce ai scris rămâne salvat pe acest dispozitiv.`,
  limit_reached: ({ feature, used, limit }) =>
    feature === SEATS
      ? `${limit === 1 ? 'Abonamentul are un singur loc' : `Toate cele ${limit} locuri ale abonamentului sunt ocupate`}. Alege unul mai mare în Setări; ce ai scris rămâne.`
      : `${limitName(feature)}: ai folosit ${written(feature, used)} din ${written(feature, limit)}. Ce ai scris rămâne.`,
  payments_unavailable: 'De pe acest server nu se poate plăti încă. Scrie-ne din Ajutor.',
  already_subscribed: 'Ai deja un abonament: schimbă planul din pagina Abonament.',
  billing_data_missing:
    'Completează datele de facturare: denumirea, CUI sau CNP, adresa, localitatea și județul.',
  support_unavailable: 'De pe acest server nu se pot trimite mesaje către noi.',
  // Sync protocol
  client_outdated: 'Aplicația s-a schimbat. Reîncarc-o; modificările netrimise se păstrează.',
  server_outdated:
    'Serverul are o versiune mai veche decât aplicația. Modificările se păstrează și pleacă singure mai târziu.',
  epoch_changed: 'Datele de pe server au fost refăcute. Le descărcăm din nou; ce nu ai trimis se păstrează.',
  // Rejected mutations (S8.1)
  act_too_large: 'Sunt prea multe modificări deodată. Fă-le pe rând, în mai multe părți mai mici.',
  act_reused: 'O altă modificare a ajuns deja la server cu acest număr. Fă-o încă o dată.',
  unknown_collection: 'Aplicația a trimis un tip de date necunoscut. Reîncarcă aplicația.',
  unknown_column: 'Aplicația a trimis un câmp necunoscut. Reîncarcă aplicația.',
  forbidden_column: 'Acest câmp este completat doar de server și nu poate fi trimis.',
  row_exists: 'Există deja o înregistrare cu acest identificator.',
  row_missing: 'Înregistrarea nu mai există pe server.',
  row_deleted: 'Înregistrarea a fost ștearsă între timp de pe alt dispozitiv.',
  reference_missing: 'O înregistrare la care se face legătura nu există. Alege alta din listă.',
  order_locked:
    'Comanda nu mai este deschisă, deci nu se mai poate modifica. Redeschide-o ca să schimbi ceva.',
  order_empty: 'Comanda nu are nicio lucrare sau piesă. Adaugă cel puțin o linie.',
  order_without_vehicle: 'Comanda nu are vehicul. Alege vehiculul și apoi validează.',
  transition_forbidden: 'Comanda nu poate trece în această stare.',
  total_too_large: 'Totalul comenzii depășește limita. Verifică prețurile și cantitățile.',
  order_unpriced: ({ lines }) =>
    `${count(lines, 'linie așteaptă', 'linii așteaptă')} un preț. Scrie-l, apoi validează comanda.`,
  too_many_lines: ({ max }) =>
    `Comanda are mai mult de ${count(max, 'linie', 'linii')}. Împarte lucrarea în două comenzi.`,
  picture_mismatch: 'Poza nu s-a trimis întreagă. O retrimitem; dacă se repetă, fă poza din nou.',
  too_many_photos: ({ max }) =>
    `Comanda are deja ${count(max, 'poză', 'poze')}. Șterge una ca să adaugi alta.`,
  request_closed:
    'Cererea nu mai primește răspuns: clientul a răspuns deja, sau a fost retrasă, înlocuită ori a expirat.',
  offer_changed: 'Comanda s-a modificat între timp. Verifică lucrările și prețurile, apoi întreabă din nou.',
  session_without_mechanic: 'Alege mecanicul care a lucrat.',
  session_times: 'Sfârșitul este înaintea începutului.',
  session_too_long: 'O perioadă de lucru are cel mult 24 de ore.',
  session_ahead: 'Timpul lucrat nu poate fi în viitor.',
  slot_taken: ({ slots }) => {
    const free = readSlots(slots).map(({ at }) => formatPlace(at))
    return free.length === 0
      ? 'Locul e deja ocupat. Alege altă zi.'
      : `Locul e deja ocupat. Liber: ${free.join('; ')}.`
  },
  appointment_over_midnight: 'Programarea trece de miezul nopții. Scurteaz-o sau împarte-o pe două zile.',
  appointment_has_order: 'Mașina a sosit deja și are comanda ei. Deschide programarea ca să o vezi.',
  calendar_without_lanes: 'Calendarul nu are niciun post sau mecanic pentru asta. Adaugă unul în setări.',
  booking_closed: 'Serviciul acesta nu se mai programează online. Sună-ne și găsim împreună o oră.',
  change_too_late: ({ hours }) =>
    `Programarea se mută sau se anulează cu cel puțin ${count(hours, 'oră', 'ore')} înainte. Sună-ne și găsim o soluție.`,
  exception_days: 'Ultima zi e înaintea primei, sau sunt mai multe de 366.',
  too_many_answers: ({ max }) => `Comanda are deja ${count(max, 'răspuns', 'răspunsuri')} de la client.`,
  entry_used:
    'Este folosit la mașini sau în lucrări, deci nu se poate șterge. Dezactivează-l și nu mai apare în liste.',
  vehicle_used:
    'Mașina are comenzi, programări sau scadențe, deci nu se poate șterge. Dacă e scrisă de două ori, unește-o cu cealaltă.',
  contact_erased:
    'Datele acestui client au fost șterse la cerere. Pentru o vizită nouă adaugă un client nou.',
  contact_used:
    'Clientul are mașini, comenzi sau acorduri, deci nu se poate șterge. Dacă e scris de două ori, unește-l cu celălalt.',
  merge_forbidden: 'Nu se pot uni: între timp unul a fost șters sau unit. Deschide lista și alege din nou.',
  reminder_without_due: 'Scadența nu are termen. Scrie o dată sau un număr de kilometri.',
  storage_full:
    'Nu mai este loc pe dispozitiv, deci nu s-a salvat. Eliberează spațiu (poze, aplicații) și încearcă din nou.',
  code_missing:
    'Aplicația nu e încă descărcată întreagă, deci nu s-a salvat. Ce ai scris rămâne aici; încearcă din nou când ai internet.',
  data_moved: 'Datele de pe acest dispozitiv se mută în cont. Reîncarcă aplicația și continuă acolo.',
  // Invoices
  order_not_invoiceable:
    'Comanda nu poate fi facturată acum: trebuie să fie validată și să nu aibă altă factură. Deschide comanda.',
  order_invoiced: 'Comanda are o factură. Stornează factura întreagă, apoi o poți redeschide.',
  invoice_issued: 'O factură emisă nu se mai schimbă. Stornează ce este greșit și emite alta.',
  invoice_without_buyer: 'Factura nu are client. Completează numele clientului.',
  invoice_without_lines: 'Factura nu are nicio linie. Alege ce se facturează.',
  invoice_differs:
    'Comanda s-a schimbat între timp, deci factura nu mai corespunde. Deschide comanda și emite din nou.',
  invoice_dates: 'Scadența nu poate fi înainte de data facturii. Corectează data.',
  invoice_rate: 'Cota de TVA nu se potrivește cu data livrării sau cu regimul firmei. Alege altă cotă.',
  invoice_day_ahead: 'Data facturii este în viitor. Pune data de azi sau cel mult pe cea de mâine.',
  invoice_day_before_series:
    'Data este înainte de ultima factură din serie. Pune data aceleia sau una mai nouă, de exemplu azi.',
  storno_day_before_invoice:
    'Stornarea nu poate fi înainte de factura pe care o stornează. Pune data de azi.',
  exchange_rate_missing: 'Lipsește cursul valutar. Scrie cursul BNR al zilei.',
  discount_too_large: 'Reducerea este mai mare decât valoarea. Micșoreaz-o.',
  series_missing: 'Alege seria facturii. O adaugi din setări dacă nu există.',
  series_taken: 'Seria aceasta a mai fost folosită. Alege alt nume de serie.',
  series_full: 'Seria a ajuns la ultimul număr pe care îl poate da. Adaugă o serie nouă din setări.',
  series_retired: 'Seria este retrasă. Alege altă serie.',
  series_of_device: 'Seria este a altui dispozitiv. Alege altă serie.',
  series_out_of_order: 'Numărul nu este următorul din serie. Reia factura; va primi numărul potrivit.',
  storno_too_much: 'S-ar storna mai mult decât a rămas din factură. Deschide factura și reia.',
  payment_invalid:
    'Încasarea nu se poate înregistra așa: suma e zero sau prea mare, ori s-ar da înapoi mai mult decât s-a încasat. Verifică suma; dacă o restituire e greșită, anuleaz-o întâi pe ea.',
  payment_reversed: 'Încasarea este deja anulată.',
  // Messages
  message_repeated: 'Mesajul acesta a fost deja trimis sau așteaptă să plece.',
  message_sent: 'Mesajul a plecat, așa că nu se mai poate schimba.',
  slug_taken: ({ free }) =>
    free === '' ? 'Adresa este luată. Alege alta.' : `Adresa este luată. Libere sunt: ${free}.`,
  template_fields: ({ fields }) => `Șablonul are câmpuri necunoscute: ${fields}.`,
  // Companies
  company_not_found: 'Nu există nicio firmă cu acest CUI. Verifică cifrele sau scrie datele de mână.',
  company_service_down:
    'Registrul ANAF nu răspunde acum. Scrie datele de mână sau încearcă din nou peste un minut.',
  too_many_lookups: 'Ai căutat prea multe firme la rând. Așteaptă puțin sau scrie datele de mână.',
  // Backups
  backup_unknown: 'Fișierul ales nu este o copie de siguranță ROA AUTO. Alege altul.',
  backup_damaged:
    'Copia este deteriorată sau incompletă, deci nu s-a schimbat nimic aici. Încearcă o copie mai veche.',
  backup_newer:
    'Copia e făcută cu o versiune mai nouă a aplicației. Actualizează aplicația și încearcă din nou.',
  backup_too_large:
    'Fișierul e mai mare decât poate fi o copie de siguranță ROA AUTO, deci nu s-a citit. Alege alt fișier.',
  backup_of_account:
    'Copia e a unui cont. Conectează-te în contul acela: datele lui vin de pe server, nu din fișier.',
  unsent_unknown: 'Fișierul ales nu conține modificări netrimise din ROA AUTO. Alege altul.',
  unsent_other_shop:
    'Modificările din fișier sunt ale altui service. Conectează-te în contul acelui service și încearcă acolo.',
  unsent_not_loaded:
    'Datele service-ului nu s-au descărcat încă. Așteaptă să se termine și încearcă din nou.',
  data_restoring: 'Datele de aici se restaurează dintr-o copie. Așteaptă să se termine.',
  // Export
  export_running: 'Un export se face deja. Așteaptă să fie gata, apoi cere altul.',
  // Documents
  order_not_validated: 'Devizul se descarcă după validare. Apasă „Validează” și încearcă din nou.',
  pdf_unavailable: 'PDF-ul nu se poate face acum. Încearcă din nou peste câteva secunde.',
} satisfies Sentences<typeof ERRORS>)
