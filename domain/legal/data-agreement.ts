import type { LegalDocument } from './document.ts'
import { PROCESSORS } from './processors.ts'

/** The data processing agreement between a shop (controller) and ROA AUTO (processor), article 28 GDPR. */
export const dataAgreement: LegalDocument = {
  version: '2026-11-29',
  texts: {
    ro: {
      title: 'Acord de prelucrare a datelor',
      summary: 'Cum prelucrăm datele clienților dumneavoastră, după art. 28 din GDPR.',
      sections: [
        {
          title: '1. Părțile și obiectul',
          text: [
            'Service-ul este operator, ROA AUTO este persoană împuternicită. Acordul face parte din termenii pe care îi acceptați la înscriere și ține cât ține contul.',
            'Prelucrăm datele numai ca să vă dăm programul: păstrare, sincronizare între dispozitive, documente, mesaje către clienți, pagini pentru clienți, copii de rezervă.',
          ],
        },
        {
          title: '2. Ce date și despre cine',
          text: [
            [
              'clienții service-ului și persoanele de contact: nume, telefon, e-mail, adresă, cod fiscal, acorduri date, mesaje, aprobări, semnături;',
              'mașinile lor: număr, serie de șasiu, kilometri, lucrări, fotografii;',
              'angajații service-ului: nume, e-mail, rol, ore lucrate, cine a schimbat ce.',
            ],
            'Programul nu este făcut pentru categorii speciale de date (sănătate, religie și altele asemenea); vă rugăm să nu le scrieți în notițe.',
          ],
        },
        {
          title: '3. Obligațiile noastre',
          text: [
            [
              'prelucrăm numai după instrucțiunile dumneavoastră, adică după ce faceți în program și după acest acord;',
              'persoanele noastre cu acces sunt ținute de confidențialitate, iar accesul lor se înregistrează, cu motivul;',
              'protejăm datele: criptarea conexiunilor, separarea service-urilor, drepturi pe roluri, parole cu amprente puternice, jurnal al schimbărilor, copii de rezervă;',
              'vă ajutăm să răspundeți cererilor: programul arată într-un loc și șterge datele unui client;',
              'vă anunțăm o încălcare a securității fără întârziere, cel târziu în 48 de ore de la aflare, cu ce știm și ce facem;',
              'la cerere vă dăm informațiile necesare pentru a dovedi respectarea acestui acord și permitem audituri rezonabile.',
            ],
          ],
        },
        {
          title: '4. Alți împuterniciți',
          text: [
            'Sunteți de acord cu împuterniciții de mai jos. Anunțăm unul nou cu cel puțin 30 de zile înainte; vă puteți opune, iar dacă nu găsim o soluție puteți încheia contractul.',
            PROCESSORS.ro,
          ],
        },
        {
          title: '5. La sfârșit',
          text: [
            'Puteți descărca tot. După închiderea contului sau la 90 de zile după încheierea abonamentului ștergem datele din bazele de date și din fișiere; copiile de rezervă expiră în cel mult 30 de zile. O copie restaurată reia mai întâi ștergerile cerute.',
          ],
        },
      ],
    },
    en: {
      title: 'Data processing agreement',
      summary: "How we process your clients' data, under article 28 of the GDPR.",
      sections: [
        {
          title: '1. Parties and subject',
          text: [
            'The shop is the controller, ROA AUTO is the processor. The agreement is part of the terms that you accept when you sign up and lasts as long as the account.',
            'We process the data only to provide the app: storage, synchronisation between devices, documents, messages to clients, pages for clients, backups.',
          ],
        },
        {
          title: '2. Which data, of whom',
          text: [
            [
              "the shop's clients and contact persons: name, phone, e-mail, address, fiscal code, consents, messages, approvals, signatures;",
              'their cars: plate, chassis number, kilometres, work, photos;',
              "the shop's employees: name, e-mail, role, hours worked, who changed what.",
            ],
            'The app is not made for special categories of data (health, religion and the like); please do not write such data into notes.',
          ],
        },
        {
          title: '3. Our duties',
          text: [
            [
              'we process only on your instructions, that is by what you do in the app and by this agreement;',
              'our people with access are bound to confidentiality, and their access is recorded with its reason;',
              'we protect the data: encrypted connections, separation of shops, rights by role, strong password hashes, a log of changes, backups;',
              "we help you answer requests: the app shows a client's data in one place and erases it;",
              'we tell you of a breach without delay, at the latest 48 hours after we learn of it, with what we know and what we do;',
              'on request we give you the information needed to show compliance, and allow reasonable audits.',
            ],
          ],
        },
        {
          title: '4. Other processors',
          text: [
            'You agree to the processors below. We announce a new one at least 30 days before; you may object, and where we find no solution you may end the contract.',
            PROCESSORS.en,
          ],
        },
        {
          title: '5. At the end',
          text: [
            'You can download everything. After the account is closed, or 90 days after the end of the subscription, we delete the data from databases and files; backups expire within 30 days. A restored copy first repeats the erasures that were asked for.',
          ],
        },
      ],
    },
  },
}
