import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the fake register answers a code. */
export type AnafBehaviour =
  | 'found'
  | 'unknown'
  | 'unknown404'
  | 'slow'
  | 'broken'
  | 'malformed'
  | 'other'
  | 'busy'

/** A fake of ANAF's register (version 9), with its failures. */
export const startAnafServer = async (behaviours: Readonly<Record<number, AnafBehaviour>>) => {
  const asked: { method: string; contentType: string; body: unknown }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString()) as [{ cui: number; data: string }]
    asked.push({
      method: request.method ?? '',
      contentType: request.headers['content-type'] ?? '',
      body,
    })
    const [{ cui, data }] = body
    const send = (status: number, content: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(typeof content === 'string' ? content : JSON.stringify(content))
    }
    const envelope = (found: unknown[], notFound: number[]) => ({
      cod: 200,
      message: 'SUCCESS',
      found,
      notFound,
    })
    const behaviour = behaviours[cui] ?? 'unknown'
    if (behaviour === 'found') send(200, envelope([record(cui, data)], []))
    else if (behaviour === 'other') send(200, envelope([record(cui + 1, data)], []))
    else if (behaviour === 'unknown') send(200, envelope([], [cui]))
    else if (behaviour === 'unknown404') send(404, { ...envelope([], [cui]), cod: 404 })
    else if (behaviour === 'busy') send(429, 'Too Many Requests')
    else if (behaviour === 'broken') send(500, '<html>Internal Server Error</html>')
    else if (behaviour === 'malformed') send(200, '{"cod":200,"message":"SUCCESS","found":[{"date_gen')
    // `slow` is never answered: the connection ends with the server.
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/api/PlatitorTvaRest/v9/tva`,
    asked,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** One record as the register writes it: cedillas, abbreviations, nulls, and fields that we do not read. */
const record = (cui: number, data: string) => ({
  date_generale: {
    cui,
    data,
    denumire: 'ŢESĂTORIA  MARE S.R.L.',
    adresa: 'JUD. CONSTANŢA, MUN. CONSTANŢA, STR. MIRCEA CEL BĂTRÂN, NR.84',
    nrRegCom: 'J13/674/2007',
    telefon: '0241555123',
    fax: '',
    codPostal: '900123',
    act: '',
    stare_inregistrare: 'INREGISTRAT din data 01.03.2007',
    data_inregistrare: '2007-03-01',
    cod_CAEN: '4520',
    iban: '',
    statusRO_e_Factura: true,
    organFiscalCompetent: 'A.J.F.P. Constanţa',
    forma_de_proprietate: null,
  },
  inregistrare_scop_Tva: { scpTVA: true, perioade_TVA: [{ data_inceput_ScpTVA: '2007-04-01' }] },
  inregistrare_RTVAI: { dataInceputTvaInc: '', statusTvaIncasare: false },
  stare_inactiv: { dataInactivare: '', statusInactivi: false },
  inregistrare_SplitTVA: { statusSplitTVA: false },
  adresa_sediu_social: {
    sdenumire_Strada: 'Str. Mircea cel Bătrân',
    snumar_Strada: '84',
    sdenumire_Localitate: 'Mun. Constanţa',
    scod_Localitate: '60',
    sdenumire_Judet: 'CONSTANŢA',
    scod_Judet: '13',
    scod_JudetAuto: 'CT',
    stara: '',
    sdetalii_Adresa: 'BL. MF2',
    scod_Postal: '900663',
  },
  adresa_domiciliu_fiscal: {
    ddenumire_Strada: null,
    dnumar_Strada: null,
    ddenumire_Localitate: null,
    ddenumire_Judet: null,
    dcod_JudetAuto: null,
  },
})
