import type { LegalDocument } from './document.ts'

/**
 * The record of processing activities (article 30 GDPR): ours as a processor, and a ready one for a shop. The years of
 * invoices are those of `INVOICE_YEARS`, with what is to be confirmed about them.
 */
export const processingRecord: LegalDocument = {
  version: '2026-11-30',
  texts: {
    ro: {
      title: 'Evidența activităților de prelucrare',
      summary:
        'Un model după art. 30 din GDPR: ce prelucrează un service prin ROA AUTO. Completați-l cu ce faceți în afara programului.',
      sections: [
        {
          title: 'Comenzi, devize și facturi',
          text: [
            [
              'Persoane: clienți și reprezentanții lor.',
              'Date: nume, telefon, e-mail, adresă, cod fiscal, mașina, lucrările, sumele, semnătura.',
              'Scop și temei: executarea contractului; obligația legală pentru facturi și încasări.',
              'Destinatari: ROA AUTO ca împuternicit; contabilul; autoritățile fiscale, prin e-Factura.',
              'Termen: facturile între 5 și 10 ani, cât hotărăște service-ul (Legea contabilității 82/1991 și Ordinul 2634/2015; termenul pentru facturi și începutul lui, socotit în program de la 1 iulie a anului următor, sunt de confirmat cu contabilul); comenzile fără factură, cât hotărăște service-ul.',
            ],
          ],
        },
        {
          title: 'Mesaje despre lucrări',
          text: [
            [
              'Date: telefon sau e-mail, textul, starea livrării.',
              'Scop și temei: executarea contractului.',
              'Destinatari: ROA AUTO, furnizorul de SMS, e-mail sau WhatsApp.',
              'Termen: cât hotărăște service-ul.',
            ],
          ],
        },
        {
          title: 'Remindere și oferte',
          text: [
            [
              'Date: telefon sau e-mail, scadențele mașinii, acordul și retragerea lui.',
              'Scop și temei: consimțământul, cu dovada lui și cu oprirea la o apăsare.',
              'Termen: până la retragerea acordului; dovada rămâne cât poate fi cerută.',
            ],
          ],
        },
        {
          title: 'Fotografii ale mașinilor',
          text: [
            [
              'Date: imagini ale mașinii la primire și ale constatărilor; pot arăta numărul de înmatriculare.',
              'Scop și temei: dovada stării mașinii, interesul legitim și contractul.',
              'Termen: cât hotărăște service-ul.',
            ],
          ],
        },
        {
          title: 'Echipa',
          text: [
            [
              'Date: nume, e-mail, rol, ore lucrate, jurnalul schimbărilor, sesiunile.',
              'Scop și temei: organizarea muncii și siguranța datelor, interesul legitim și contractul de muncă.',
              'Termen: cât lucrează persoana; jurnalul, cât există contul.',
            ],
          ],
        },
        {
          title: 'Măsuri de siguranță',
          text: [
            'Acces pe roluri, conexiuni criptate, jurnal al schimbărilor, sesiuni care pot fi închise de la distanță, copii de rezervă, ștergere la cerere.',
          ],
        },
      ],
    },
    en: {
      title: 'Record of processing activities',
      summary:
        'A model under article 30 of the GDPR: what a shop processes through ROA AUTO. Add what you do outside the app.',
      sections: [
        {
          title: 'Orders, estimates and invoices',
          text: [
            [
              'Persons: clients and their representatives.',
              'Data: name, phone, e-mail, address, fiscal code, the car, the work, the sums, the signature.',
              'Purpose and basis: performance of the contract; the legal duty for invoices and payments.',
              'Recipients: ROA AUTO as processor; the accountant; the tax authority by e-Factura.',
              'Term: invoices between 5 and 10 years, as the shop decides (accounting law 82/1991 and order 2634/2015; the term for invoices and its start, which the app counts from 1 July of the next year, are to be confirmed with the accountant); orders without an invoice, as the shop decides.',
            ],
          ],
        },
        {
          title: 'Messages about work',
          text: [
            [
              'Data: phone or e-mail, the text, the state of delivery.',
              'Purpose and basis: performance of the contract.',
              'Recipients: ROA AUTO, the provider of SMS, e-mail or WhatsApp.',
              'Term: as the shop decides.',
            ],
          ],
        },
        {
          title: 'Reminders and offers',
          text: [
            [
              "Data: phone or e-mail, the car's due dates, the consent and its withdrawal.",
              'Purpose and basis: consent, with its proof and with a stop by one press.',
              'Term: until the consent is withdrawn; the proof stays as long as it may be asked for.',
            ],
          ],
        },
        {
          title: 'Photos of cars',
          text: [
            [
              'Data: pictures of the car at intake and of findings; they may show the plate.',
              "Purpose and basis: proof of the car's state, legitimate interest and contract.",
              'Term: as the shop decides.',
            ],
          ],
        },
        {
          title: 'The team',
          text: [
            [
              'Data: name, e-mail, role, hours worked, the log of changes, sessions.',
              'Purpose and basis: organisation of work and safety of data, legitimate interest and employment contract.',
              'Term: as long as the person works there; the log, as long as the account exists.',
            ],
          ],
        },
        {
          title: 'Safeguards',
          text: [
            'Access by role, encrypted connections, a log of changes, sessions that can be ended remotely, backups, erasure on request.',
          ],
        },
      ],
    },
  },
}
