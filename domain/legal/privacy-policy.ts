import type { LegalDocument } from './document.ts'
import { PROCESSORS } from './processors.ts'
import { PRIVACY_VERSION } from './versions.ts'

/** What personal data ROA AUTO has of whom, and why. */
export const privacyPolicy: LegalDocument = {
  version: PRIVACY_VERSION,
  texts: {
    ro: {
      title: 'Politica de confidențialitate',
      summary: 'Ce date personale avem, de ce, cât timp și ce puteți cere.',
      sections: [
        {
          title: '1. Cine prelucrează datele',
          text: [
            'Pentru conturile de utilizator, operatorul este furnizorul ROA AUTO.',
            'Pentru datele clienților unui service (nume, telefon, mașini, devize, facturi), operatorul este service-ul. ROA AUTO le păstrează numai în numele lui. Dacă sunteți clientul unui service, adresați-vă service-ului; el vă poate da sau șterge datele direct din program.',
          ],
        },
        {
          title: '2. Fără cont',
          text: [
            'Fără cont, tot ce scrieți rămâne în navigatorul dispozitivului. Nu primim nimic și nu avem ce păstra. Căutarea unei firme după CUI trimite serverului nostru numai acel cod.',
          ],
        },
        {
          title: '3. Ce date avem despre utilizatori și de ce',
          text: [
            [
              'nume, e-mail, parola (numai amprenta ei), rolul, limba — pentru a vă da acces (executarea contractului);',
              'sesiunile: dispozitivul, țara și orașul aproximativ, ultima folosire — pentru siguranța contului (interes legitim);',
              'cine a schimbat ce în datele service-ului și când — pentru ca service-ul să își poată verifica munca și banii (interes legitim, obligații legale);',
              'plățile și facturile abonamentului (obligație legală);',
              'versiunile acceptate ale termenilor și ale acestei politici (dovada acordului).',
            ],
            'Nu folosim urmărire, reclame sau analize ale comportamentului. Jurnalele tehnice nu conțin nume, adrese sau conținutul mesajelor.',
          ],
        },
        {
          title: '4. Cookie-uri și memoria navigatorului',
          text: [
            'Folosim un singur cookie, necesar pentru a rămâne conectat. Datele de lucru stau în memoria navigatorului, ca programul să meargă fără internet. Nu este nimic de acceptat sau de refuzat, pentru că nu există nimic în plus.',
          ],
        },
        { title: '5. Cui ajung datele', text: [PROCESSORS.ro] },
        {
          title: '6. Unde și cum sunt păstrate',
          text: [
            'Datele stau în centre de date ale Cloudflare. Unde un furnizor poate prelucra date în afara Spațiului Economic European, transferul are la bază clauzele contractuale standard ale Comisiei Europene sau Cadrul UE–SUA.',
            'Conexiunile sunt criptate, fiecare service vede numai datele sale, iar drepturile fiecărui rol sunt verificate pe server.',
          ],
        },
        {
          title: '7. Cât timp',
          text: [
            [
              'datele service-ului: cât există contul; după încheierea abonamentului încă 90 de zile;',
              'exporturile: 7 zile;',
              'copiile de rezervă: cel mult 30 de zile după ștergere;',
              'facturile abonamentului: cât cere legea contabilității.',
            ],
            'Datele unui client se șterg la cerere, din pagina lui: rămân sumele și, cât cere legea, facturile.',
          ],
        },
        {
          title: '8. Drepturile dumneavoastră',
          text: [
            'Aveți dreptul de a vă vedea datele, de a le corecta, șterge, restricționa, de a le primi într-un format deschis și de a vă opune. Utilizatorii fac toate acestea din aplicație sau scriindu-ne. Facturile nu pot fi șterse înainte de termenul cerut de lege: restul datelor se șterg, iar factura rămâne.',
            'Vă puteți plânge la Autoritatea Națională de Supraveghere a Prelucrării Datelor cu Caracter Personal (ANSPDCP, dataprotection.ro).',
          ],
        },
        {
          title: '9. Schimbări',
          text: [
            'Anunțăm prin e-mail schimbările acestei politici. Versiunea în vigoare poartă data de sus.',
          ],
        },
      ],
    },
    en: {
      title: 'Privacy policy',
      summary: 'What personal data we have, why, for how long, and what you may ask for.',
      sections: [
        {
          title: '1. Who processes the data',
          text: [
            'For user accounts the controller is the provider of ROA AUTO.',
            "For the data of a shop's clients (name, phone, cars, estimates, invoices) the controller is the shop. ROA AUTO keeps it only on the shop's behalf. If you are a client of a shop, turn to the shop; it can give you or erase your data from the app.",
          ],
        },
        {
          title: '2. Without an account',
          text: [
            "Without an account everything that you write stays in the device's browser. We receive nothing and have nothing to keep. Looking up a company by its CUI sends our server that code only.",
          ],
        },
        {
          title: '3. What we have of users, and why',
          text: [
            [
              'name, e-mail, password (its hash only), role, language: to give you access (performance of the contract);',
              'sessions: the device, the country and approximate city, the last use: for the safety of the account (legitimate interest);',
              "who changed what in the shop's data, and when: so that the shop can check its work and money (legitimate interest, legal duties);",
              'payments and invoices of the subscription (legal duty);',
              'the accepted versions of the terms and of this policy (proof of consent).',
            ],
            'We use no tracking, no advertising and no analysis of behaviour. Technical logs contain no names, addresses or contents of messages.',
          ],
        },
        {
          title: '4. Cookies and browser storage',
          text: [
            "We use a single cookie, which is necessary to stay logged in. Working data is in the browser's storage, so that the app works without internet. There is nothing to accept or refuse, because there is nothing more.",
          ],
        },
        { title: '5. Who receives data', text: [PROCESSORS.en] },
        {
          title: '6. Where and how it is kept',
          text: [
            "The data is in Cloudflare's data centres. Where a provider may process data outside the European Economic Area, the transfer rests on the European Commission's standard contractual clauses or the EU–US framework.",
            'Connections are encrypted, each shop sees only its own data, and the rights of each role are checked on the server.',
          ],
        },
        {
          title: '7. For how long',
          text: [
            [
              "the shop's data: as long as the account exists; after the end of the subscription for another 90 days;",
              'exports: 7 days;',
              'backups: at most 30 days after the deletion;',
              'invoices of the subscription: as long as accounting law requires.',
            ],
            "A client's data is erased on request, on the client's page: sums stay, and invoices as long as the law asks.",
          ],
        },
        {
          title: '8. Your rights',
          text: [
            'You have the right to see your data, to correct, erase and restrict it, to receive it in an open format, and to object. Users do all this in the app, or by writing to us. Invoices cannot be erased before the time that the law requires: the other data is erased, and the invoice stays.',
            'You may complain to the Romanian data protection authority (ANSPDCP, dataprotection.ro).',
          ],
        },
        {
          title: '9. Changes',
          text: ['We announce changes of this policy by e-mail. The version in force bears the date above.'],
        },
      ],
    },
  },
}
