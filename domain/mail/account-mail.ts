import type { AccountMail } from '#domain/team/account-jobs.ts'
import { CODE_MINUTES, shownCode } from '#domain/team/codes.ts'
import { type Content, contentOf, type Language } from './letter.ts'

type Text = { subject: string; body: string; button?: string }

const SENDER = 'ROA AUTO'

/** What a mail says where it carries a code. */
const WITH_CODE = {
  ro: {
    sign_up: (code) => ({
      subject: `${code} este codul contului tău ROA AUTO`,
      body: `Codul tău este ${code}.\n\nScrie-l în ROA AUTO, pe dispozitivul pe care ți-ai făcut cont. Este valabil ${CODE_MINUTES} de minute.\n\nDacă nu tu ai cerut un cont, nu ai nimic de făcut.`,
    }),
    reset: (code) => ({
      subject: `${code} este codul pentru o parolă nouă`,
      body: `Codul tău este ${code}.\n\nScrie-l în ROA AUTO, pe dispozitivul pe care l-ai cerut, și alege altă parolă. Este valabil ${CODE_MINUTES} de minute.\n\nDacă nu tu l-ai cerut, nu ai nimic de făcut: parola rămâne aceeași. Nu da codul nimănui.`,
    }),
    email_old: (code) => ({
      subject: `${code} este codul pentru schimbarea adresei`,
      body: `Cineva conectat în contul tău a cerut ca acesta să treacă pe altă adresă de e-mail.\n\nCodul pentru adresa de acum este ${code}. Este valabil ${CODE_MINUTES} de minute.\n\nDacă nu tu ai cerut schimbarea, nu da codul nimănui și schimbă-ți parola.`,
    }),
    email_new: (code) => ({
      subject: `${code} este codul adresei tale noi`,
      body: `Codul pentru adresa nouă este ${code}.\n\nScrie-l în ROA AUTO, lângă codul primit pe adresa de acum. Este valabil ${CODE_MINUTES} de minute.\n\nDacă nu tu ai cerut schimbarea, nu ai nimic de făcut.`,
    }),
  },
  en: {
    sign_up: (code) => ({
      subject: `${code} is the code of your ROA AUTO account`,
      body: `Your code is ${code}.\n\nType it in ROA AUTO, on the device where you signed up. It holds for ${CODE_MINUTES} minutes.\n\nIf you did not ask for an account, there is nothing to do.`,
    }),
    reset: (code) => ({
      subject: `${code} is the code for a new password`,
      body: `Your code is ${code}.\n\nType it in ROA AUTO, on the device where you asked for it, and choose another password. It holds for ${CODE_MINUTES} minutes.\n\nIf you did not ask for it, there is nothing to do: the password stays the same. Give the code to nobody.`,
    }),
    email_old: (code) => ({
      subject: `${code} is the code for the change of your address`,
      body: `Somebody who is logged in to your account asked to move it to another e-mail address.\n\nThe code for today’s address is ${code}. It holds for ${CODE_MINUTES} minutes.\n\nIf you did not ask for the change, give the code to nobody and change your password.`,
    }),
    email_new: (code) => ({
      subject: `${code} is the code of your new address`,
      body: `The code for the new address is ${code}.\n\nType it in ROA AUTO, beside the code that went to today’s address. It holds for ${CODE_MINUTES} minutes.\n\nIf you did not ask for the change, there is nothing to do.`,
    }),
  },
} as const satisfies Record<Language, Partial<Record<AccountMail, (code: string) => Text>>>

/** What a mail says where it carries no code. */
const PLAIN = {
  ro: {
    sign_up: {
      subject: 'Ai deja un cont ROA AUTO',
      body: 'Cineva, poate tu, a cerut un cont ROA AUTO cu această adresă. Ea are deja unul.\n\nConectează-te cu parola ta; dacă ai uitat-o, cere alta de pe pagina de conectare. Dacă nu tu ai cerut, nu ai nimic de făcut.',
      button: 'Conectează-te',
    },
    reset: {
      subject: 'Nu există un cont cu această adresă',
      body: 'Cineva, poate tu, a cerut o parolă nouă pentru un cont ROA AUTO cu această adresă. Ea nu are cont.\n\nPoate contul tău este pe altă adresă. Dacă nu tu ai cerut, nu ai nimic de făcut.',
    },
    email_old: { subject: '', body: '' },
    email_new: {
      subject: 'Această adresă are deja un cont ROA AUTO',
      body: 'Cineva, poate tu, a cerut ca un cont ROA AUTO să treacă pe această adresă. Ea are deja un cont, deci nu se poate.\n\nDacă nu tu ai cerut, nu ai nimic de făcut.',
    },
    locked: {
      subject: 'Multe încercări de conectare în contul tău',
      body: 'Cineva a scris de mai multe ori o parolă greșită pentru contul tău ROA AUTO. De acolo, următoarele încercări așteaptă; dispozitivele conectate lucrează mai departe.\n\nDacă ai fost tu, așteaptă câteva minute sau cere o parolă nouă. Dacă nu, verifică în aplicație, la „Securitate”, dispozitivele conectate.',
    },
    password_changed: {
      subject: 'Parola contului tău s-a schimbat',
      body: 'Parola contului tău ROA AUTO a fost schimbată, iar celelalte dispozitive au fost deconectate. După un cod primit pe e-mail se șterg și cheile de acces; le poți adăuga din nou la „Securitate”.\n\nDacă nu ai fost tu, cere imediat altă parolă de pe pagina de conectare.',
    },
    email_moving: {
      subject: 'Contul tău trece pe altă adresă pe {about}',
      body: 'Cineva conectat în contul tău ROA AUTO a cerut ca acesta să treacă pe altă adresă de e-mail și a spus că nu mai citește mesajele de aici. Pe {about} contul trece pe adresa nouă.\n\nDacă nu ai fost tu, oprește schimbarea: intră în aplicație, la „Securitate”, și păstrează adresa de acum, sau cere o parolă nouă de pe pagina de conectare. Parola nouă oprește schimbarea și deconectează toate dispozitivele.',
    },
    email_changed: {
      subject: 'Adresa contului tău s-a schimbat',
      body: 'Contul tău ROA AUTO a trecut pe altă adresă de e-mail.\n\nDacă nu ai fost tu, scrie-ne.',
    },
    passkey_added: {
      subject: 'Contul tău are o cheie de acces nouă',
      body: 'În contul tău ROA AUTO a fost adăugată o cheie de acces, cu care te poți conecta fără parolă.\n\nDacă nu ai fost tu, șterge-o din aplicație, la „Securitate”, și schimbă-ți parola.',
    },
    deleted: {
      subject: 'Contul tău ROA AUTO a fost șters',
      body: 'Contul cu această adresă a fost șters, așa cum ai cerut.',
    },
    shop_deleted: {
      subject: '{about}: service-ul a fost șters',
      body: 'Patronul a șters {about} din ROA AUTO. Datele lui de pe server se șterg acum, iar copiile de rezervă expiră în cel mult 30 de zile.\n\nDacă lucrai numai în acest service, se șterge și contul tău.',
    },
  },
  en: {
    sign_up: {
      subject: 'You already have a ROA AUTO account',
      body: 'Somebody, perhaps you, asked for a ROA AUTO account with this address. It already has one.\n\nLog in with your password; if you forgot it, ask for another on the log-in page. If you did not ask, there is nothing to do.',
      button: 'Log in',
    },
    reset: {
      subject: 'There is no account with this address',
      body: 'Somebody, perhaps you, asked for a new password of a ROA AUTO account with this address. It has no account.\n\nPerhaps your account has another address. If you did not ask, there is nothing to do.',
    },
    email_old: { subject: '', body: '' },
    email_new: {
      subject: 'This address already has a ROA AUTO account',
      body: 'Somebody, perhaps you, asked to move a ROA AUTO account to this address. It already has an account, so this cannot be done.\n\nIf you did not ask, there is nothing to do.',
    },
    locked: {
      subject: 'Many attempts to log in to your account',
      body: 'Somebody typed a wrong password for your ROA AUTO account several times. From there, further attempts wait; devices that are logged in work on.\n\nIf it was you, wait a few minutes or ask for a new password. If not, look in the app, under “Security”, which devices are logged in.',
    },
    password_changed: {
      subject: 'The password of your account has changed',
      body: 'The password of your ROA AUTO account was changed, and the other devices were logged out. After a code by mail the passkeys are deleted too; you can add them again under “Security”.\n\nIf it was not you, ask for another password on the log-in page at once.',
    },
    email_moving: {
      subject: 'Your account moves to another address on {about}',
      body: 'Somebody who is logged in to your ROA AUTO account asked to move it to another e-mail address, and said that they no longer read mail here. On {about} the account moves to the new address.\n\nIf it was not you, stop the change: open the app, under “Security”, and keep the address of today, or ask for a new password on the log-in page. A new password stops the change and logs out all devices.',
    },
    email_changed: {
      subject: 'The address of your account has changed',
      body: 'Your ROA AUTO account has moved to another e-mail address.\n\nIf it was not you, write to us.',
    },
    passkey_added: {
      subject: 'Your account has a new passkey',
      body: 'A passkey was added to your ROA AUTO account, with which you can log in without a password.\n\nIf it was not you, remove it in the app, under “Security”, and change your password.',
    },
    deleted: {
      subject: 'Your ROA AUTO account was deleted',
      body: 'The account with this address was deleted, as you asked.',
    },
    shop_deleted: {
      subject: '{about}: the shop was deleted',
      body: 'The owner has deleted {about} from ROA AUTO. Its data on the server is being deleted now, and backups expire within 30 days.\n\nIf this was the only shop you worked in, your account is deleted too.',
    },
  },
} as const satisfies Record<Language, Record<AccountMail, Text>>

const hasCode = (mail: AccountMail): mail is keyof typeof WITH_CODE.ro => mail in WITH_CODE.ro

/**
 * A mail about an account. `code` is '' where there is none; `logIn` is the address of the log-in page; `about` is
 * what the mail names.
 */
export const accountMail = (
  language: Language,
  mail: AccountMail,
  { code, logIn, about = '' }: { code: string; logIn: string; about?: string },
): Content => {
  const { subject, body, button }: Text =
    code !== '' && hasCode(mail) ? WITH_CODE[language][mail](shownCode(code)) : PLAIN[language][mail]
  const named = (text: string) => text.replaceAll('{about}', about)
  return contentOf({
    language,
    subject: named(subject),
    sender: SENDER,
    body: named(body),
    ...(button === undefined ? {} : { button: { label: button, url: logIn } }),
    footer: [],
  })
}
