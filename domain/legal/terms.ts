import type { LegalDocument } from './document.ts'
import { TERMS_VERSION } from './versions.ts'

/** The terms under which shops use ROA AUTO. */
export const terms: LegalDocument = {
  version: TERMS_VERSION,
  texts: {
    ro: {
      title: 'Termeni și condiții',
      summary: 'Ce primiți, ce plătiți și ce se întâmplă cu datele dumneavoastră.',
      sections: [
        {
          title: '1. Despre ce este vorba',
          text: [
            'ROA AUTO este un program pentru service-uri auto: comenzi, devize, facturi, clienți și mesaje. Acești termeni sunt contractul dintre furnizorul ROA AUTO („noi”) și firma sau persoana care îl folosește („dumneavoastră”).',
            'Programul poate fi folosit gratuit, fără cont, pe un singur dispozitiv. În acest caz datele rămân pe dispozitiv și noi nu le primim.',
          ],
        },
        {
          title: '2. Contul',
          text: [
            'Contul se deschide cu o adresă de e-mail pe care o confirmați printr-un cod. Firmele dau codul unic de înregistrare (CUI). Datele date la înscriere trebuie să fie adevărate.',
            'Dumneavoastră hotărâți cine din echipă are acces și cu ce rol. Păstrați parola pentru dumneavoastră; dacă bănuiți că o știe altcineva, schimbați-o și închideți celelalte sesiuni din pagina de securitate.',
          ],
        },
        {
          title: '3. Abonamentul și plata',
          text: [
            'Prețurile și limitele fiecărui plan sunt cele afișate în aplicație când cumpărați. Un abonament se plătește în avans, lunar sau anual, și poate fi oprit oricând; până la sfârșitul perioadei plătite rămâne activ.',
            'Perioada de probă este gratuită și nu se transformă singură în abonament plătit.',
            'Când abonamentul se încheie, puteți lucra în continuare pe dispozitiv. Sincronizarea se oprește, iar datele de pe server se păstrează 90 de zile, cu e-mailuri de avertizare, apoi se șterg.',
          ],
        },
        {
          title: '4. Datele dumneavoastră',
          text: [
            'Datele pe care le scrieți sunt ale dumneavoastră. Le puteți lua oricând, toate, din Setări: ca o copie de siguranță cu fotografii sau ca fișiere CSV.',
            'Pentru datele clienților dumneavoastră, dumneavoastră sunteți operatorul, iar noi persoana împuternicită, după Acordul de prelucrare a datelor.',
            'Nu vindem datele și nu le folosim pentru reclame.',
          ],
        },
        {
          title: '5. Ce răspundere aveți',
          text: [
            [
              'Verificați conținutul documentelor pe care le emiteți: programul ajută la calcule și la reguli, dar facturile și devizele sunt ale dumneavoastră.',
              'Trimiteți mesaje comerciale numai clienților care și-au dat acordul; programul ține dovada acordului și oprește mesajele celor care l-au retras.',
              'Nu folosiți programul pentru fapte nepermise de lege și nu încercați să ocoliți limitele sau protecțiile lui.',
            ],
          ],
        },
        {
          title: '6. Ce răspundere avem noi',
          text: [
            'Lucrăm ca programul să fie disponibil și datele să fie păstrate în siguranță, cu copii de rezervă. Programul merge și fără internet, așa că o întrerupere a serverului nu vă oprește lucrul.',
            'Răspunderea noastră pentru o pagubă dovedită se limitează la suma plătită de dumneavoastră în ultimele 12 luni, în afara cazurilor în care legea nu permite o limită (intenție, culpă gravă, vătămarea persoanelor).',
          ],
        },
        {
          title: '7. Schimbarea termenilor și încheierea contractului',
          text: [
            'Anunțăm prin e-mail orice schimbare a termenilor cu cel puțin 30 de zile înainte. Dacă nu sunteți de acord, puteți închide contul fără costuri.',
            'Puteți închide contul oricând din aplicație. Noi putem închide un cont care încalcă grav acești termeni, după un avertisment, și lăsăm timp pentru descărcarea datelor.',
          ],
        },
        {
          title: '8. Legea aplicabilă',
          text: [
            'Se aplică legea română. Consumatorii se pot adresa ANPC. Neînțelegerile care nu se rezolvă pe cale amiabilă sunt de competența instanțelor române.',
          ],
        },
      ],
    },
    en: {
      title: 'Terms of service',
      summary: 'What you get, what you pay, and what happens to your data.',
      sections: [
        {
          title: '1. What this is',
          text: [
            'ROA AUTO is software for car workshops: orders, estimates, invoices, clients and messages. These terms are the contract between the provider of ROA AUTO ("we") and the company or person that uses it ("you").',
            'The app can be used free of charge, without an account, on one device. The data then stays on the device and we do not receive it.',
          ],
        },
        {
          title: '2. The account',
          text: [
            'An account is opened with an e-mail address that you confirm by a code. Companies give their registration code (CUI). What you state when you sign up must be true.',
            'You decide who in your team has access, and in which role. Keep your password to yourself; where you suspect that somebody else knows it, change it and end the other sessions on the security page.',
          ],
        },
        {
          title: '3. Subscription and payment',
          text: [
            'Prices and limits of each plan are those shown in the app when you buy. A subscription is paid in advance, monthly or yearly, and can be stopped at any time; it stays active until the end of the paid period.',
            'The trial is free and does not become a paid subscription by itself.',
            'When a subscription ends, you can go on working on the device. Synchronisation stops, and the data on the server is kept for 90 days, with warnings by e-mail, and then deleted.',
          ],
        },
        {
          title: '4. Your data',
          text: [
            'What you write is yours. You can take all of it at any time, under Settings: as a backup with photos, or as CSV files.',
            "For your clients' data you are the controller and we are the processor, under the data processing agreement.",
            'We do not sell data and do not use it for advertising.',
          ],
        },
        {
          title: '5. What you answer for',
          text: [
            [
              'Check the documents that you issue: the app helps with sums and rules, but invoices and estimates are yours.',
              'Send commercial messages only to clients who agreed; the app keeps the proof and stops messages to those who withdrew.',
              'Do not use the app for what the law forbids, and do not try to get around its limits or protections.',
            ],
          ],
        },
        {
          title: '6. What we answer for',
          text: [
            'We work to keep the app available and the data safe, with backups. The app also works without internet, so an outage of the server does not stop your work.',
            'Our liability for a proven damage is limited to what you paid in the last 12 months, except where the law allows no limit (intent, gross negligence, injury of persons).',
          ],
        },
        {
          title: '7. Changes and end',
          text: [
            'We announce every change of these terms by e-mail at least 30 days before. If you disagree, you can close the account at no cost.',
            'You can close the account at any time in the app. We may close an account that seriously breaks these terms, after a warning, and leave time to download the data.',
          ],
        },
        {
          title: '8. Law',
          text: [
            'Romanian law applies. Consumers may turn to ANPC, the consumer protection authority. Disputes that are not settled amicably are decided by Romanian courts.',
          ],
        },
      ],
    },
  },
}
