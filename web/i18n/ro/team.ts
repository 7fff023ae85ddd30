import type { Permission } from '#domain/team/permissions.ts'
import type { MemberState } from '#domain/team/states.ts'
import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

/** Colleagues: who is in the shop, invites, what each role may do. */
export const team = romanian('team', {
  title: 'Echipa',
  seats: (used: number, seats: number) =>
    seats === 1
      ? 'Abonamentul are un singur loc, al tău. Contabilul nu ocupă loc.'
      : `${used} din ${count(seats, 'loc', 'locuri')} ocupate. Contabilul nu ocupă loc.`,
  full: 'Toate locurile sunt ocupate. Un contabil poate fi chemat oricând.',
  more: 'Vezi abonamentele',
  you: 'tu',
  states: {
    invited: 'Invitat',
    active: 'Lucrează',
    deactivated: 'Fără acces',
    withdrawn: 'Invitație retrasă',
  } satisfies Record<MemberState, string>,
  expired: 'Invitație expirată',
  until: (when: string) => `Poate accepta până ${when}`,
  mailFailed: 'E-mailul nu a ajuns. Verifică adresa.',
  mechanic: (name: string) => `Mecanic: ${name}`,
  invite: {
    title: 'Cheamă un coleg',
    submit: 'Trimite invitația',
    name: 'Nume',
    email: 'E-mail',
    emailHint: 'Doar cine primește acest e-mail poate accepta.',
    role: 'Rol',
    mechanic: 'E mecanicul',
    mechanicHint: 'Vede mașinile la care lucrează acest mecanic.',
    newMechanic: 'Mecanic nou, cu numele de sus',
    note: 'Primește un e-mail cu un link valabil 48 de ore, o singură dată.',
    sent: (email: string) => `Invitația pleacă la ${email}`,
    label: 'Coleg invitat',
    fill: 'Scrie numele și e-mailul colegului.',
  },
  roleHints: {
    owner: 'Tot, cu exportul datelor și predarea service-ului.',
    manager: 'Tot, cu prețuri, rapoarte și echipă; fără export și predare.',
    reception: 'Comenzi, mașini, clienți, facturi, mesaje; fără rapoarte și setări.',
    mechanic: 'Doar mașinile și lucrările lui.',
    accountant: 'Citește facturi, încasări și rapoarte. Nu scrie nimic. Gratuit.',
  },
  actions: {
    of: (name: string) => `Acțiuni pentru ${name}`,
    resend: 'Trimite din nou',
    resent: 'Pleacă o invitație nouă; linkul vechi nu mai e valabil.',
    resendLabel: 'Invitație retrimisă',
    withdraw: 'Retrage invitația',
    withdrawn: 'Invitația a fost retrasă.',
    withdrawLabel: 'Invitație retrasă',
    again: 'Cheamă din nou',
    role: 'Schimbă rolul',
    roleLabel: 'Rol schimbat',
    roleChanged: 'Rolul s-a schimbat.',
    deactivate: 'Oprește accesul',
    deactivateLabel: 'Acces oprit',
    reactivate: 'Redă accesul',
    reactivated: 'Accesul a fost redat.',
    reactivateLabel: 'Acces redat',
    handOver: 'Predă-i service-ul',
  },
  role: { title: (name: string) => `Rolul lui ${name}`, submit: 'Schimbă rolul', keep: 'Renunță' },
  deactivate: {
    title: (name: string) => `Oprești accesul lui ${name}?`,
    points: [
      'Sesiunile se închid imediat, pe toate dispozitivele.',
      'La următoarea sincronizare, datele service-ului se șterg de pe dispozitivele lui.',
      'Ce a lucrat fără internet și nu a trimis nu se pierde: vine aici, și hotărăști tu.',
      'Numele rămâne în istoric. Îi poți reda accesul oricând, dacă ai loc liber.',
    ],
    submit: 'Oprește accesul',
    keep: 'Lasă-l',
    done: (name: string) => `${name} nu mai are acces.`,
  },
  handOver: {
    title: (name: string) => `Îi predai service-ul lui ${name}?`,
    text: (name: string) =>
      `${name} devine patron: abonament, export, echipă. Tu rămâi manager, iar înapoi îți poate da numai ${name}. Îți cerem parola.`,
    submit: 'Predă service-ul',
    keep: 'Nu acum',
    done: (name: string) => `${name} este acum patronul.`,
  },
  kept: {
    title: 'Modificări netrimise ale foștilor colegi',
    text: 'Au fost făcute fără internet, înainte de oprirea accesului. Nu s-au aplicat: uită-te la fiecare.',
    by: (name: string) => `de ${name}`,
    apply: 'Aplică',
    applied: 'S-a aplicat, pe numele tău.',
    discard: 'Șterge',
    discarded: 'S-a șters.',
    discardLabel: 'Modificare netrimisă ștearsă',
  },
  rights: {
    link: 'Cine ce poate face',
    title: 'Cine ce poate face',
    under: 'Exact regulile după care aplicația și serverul decid.',
    what: 'Date',
    none: 'Nu vede',
    sees: {
      all: 'Vede',
      'own mechanic': 'Vede ale lui',
      'own user': 'Vede ale lui',
      'own capability': 'Vede',
    },
    ops: { insert: 'adaugă', patch: 'schimbă', delete: 'șterge' },
    acts: 'Acțiuni',
    permissions: {
      export: 'Exportă toate datele',
      audit: 'Vede cine ce a schimbat',
      erase: 'Exportă și șterge datele unui client',
      prices: 'Vede prețuri, reduceri și totaluri',
      othersHours: 'Corectează orele altor mecanici',
      books: 'Rapoartele și cifrele lunii',
      shopSeries: 'Serii de facturi ale service-ului',
      subscription: 'Alege abonamentul și cumpără pachete',
      handOver: 'Predă service-ul altui patron',
      deleteShop: 'Șterge service-ul',
      team: 'Cheamă colegi și le schimbă accesul',
    } satisfies Record<Permission, string>,
    yes: 'Da',
    no: 'Nu',
  },
  arrival: {
    title: 'Invitație în echipă',
    text: (shop: string, role: string) => `${shop} te cheamă în echipă, cu rolul: ${role}.`,
    name: 'Numele tău',
    email: 'E-mail',
    password: 'Parolă',
    submit: 'Accept și intru',
    join: 'Accept cu contul meu',
    hasAccount: (email: string) =>
      `Adresa ${email} are deja un cont ROA AUTO. Conectează-te cu el, apoi acceptă: service-ul tău rămâne cum e, și treci dintr-unul în altul din setări.`,
    logIn: 'Conectare',
    other: (email: string) =>
      `Ești conectat cu altă adresă. Invitația e pentru ${email}: conectează-te cu ea.`,
    over: 'Invitația nu mai e valabilă',
    overText: 'A fost folosită, retrasă sau a expirat. Cere una nouă celui care te-a chemat.',
    offline: 'Nu ajungem la server. Încearcă din nou când ai internet.',
    retry: 'Încearcă din nou',
    home: 'Deschide aplicația',
  },
  departed: {
    title: 'Nu mai ai acces',
    text: (shop: string) => `Nu mai ai acces la datele ${shop}. S-au șters de pe acest dispozitiv.`,
    kept: (acts: number) =>
      acts === 1
        ? 'O modificare pe care nu apucaseși să o trimiți a ajuns la patron.'
        : `${count(acts, 'modificare', 'modificări')} pe care nu apucaseși să le trimiți au ajuns la patron.`,
    refused: (acts: number) =>
      acts === 1
        ? 'O modificare n-a putut ajunge la patron. Salveaz-o într-un fișier.'
        : `${count(acts, 'modificare', 'modificări')} n-au putut ajunge la patron. Salvează-le într-un fișier.`,
    home: 'Deschide aplicația fără cont',
  },
})
