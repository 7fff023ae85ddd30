/** Words of the frame around the screens. */
export const shell = {
  product: 'ROA AUTO',
  skip: 'Sari la conținut',
  navigation: 'Meniul principal',
  home: 'Acasă',
  orders: 'Comenzi',
  newOrder: 'Comandă nouă',
  vehicles: 'Mașini',
  more: 'Mai mult',
  settings: 'Setări',
  localShop: 'Atelierul meu',
  localShopHint: 'Fără cont, doar aici',
  updateReady: 'O versiune nouă e gata',
  reload: 'Reîncarcă',
  opening: 'Se deschide…',
  notFound: {
    title: 'Pagina asta nu există',
    text: 'Poate linkul e vechi sau ce cauți a fost șters. Datele tale sunt la locul lor.',
    action: 'Înapoi acasă',
  },
  failed: {
    title: 'Ecranul nu s-a putut deschide',
    text: 'E o greșeală a noastră. Ce ai scris este salvat pe acest dispozitiv. Reîncarcă; dacă se repetă, trimite-ne textul de mai jos.',
    offline:
      'Partea asta a aplicației nu e încă descărcată și nu ai internet. Ce ai scris este salvat; încearcă din nou când ai semnal.',
    reload: 'Reîncarcă',
    home: 'Înapoi acasă',
  },
}
