import type { Company } from '#domain/companies/company.ts'
import { AppError } from '#domain/kernel/errors.ts'
import type { CompanyRegister } from './port.ts'

/** Codes with special answers of the local register, to show those states on screen. */
export const LOCAL_UNKNOWN = '12345674'
export const LOCAL_DOWN = '361757'

const KNOWN: Readonly<Record<string, Partial<Company>>> = {
  14399840: {
    name: 'SERVICE AUTO DOBROGEA S.R.L.',
    regCom: 'J13/1234/2019',
    address: 'Str. Șantierului nr. 14',
    city: 'Constanța',
    county: 'CT',
    postalCode: '900123',
    phone: '0241555123',
  },
  1590082: {
    name: 'TRANSPORT ȘI LOGISTICĂ S.A.',
    regCom: 'J40/8302/1997',
    address: 'Str. Coralilor nr. 22, clădirea A',
    city: 'SECTOR1',
    county: 'B',
    cashBasis: true,
  },
  18547290: { name: 'GRĂDINA DE VIS S.R.L.', paysVat: false, inactive: true },
}

/** The register of development machines: every valid code has a company, except the two above. */
export const localRegister: CompanyRegister = {
  async find(cui) {
    if (cui === LOCAL_DOWN) throw new AppError('company_service_down', { params: { retryAfter: 30 } })
    if (cui === LOCAL_UNKNOWN) return null
    return {
      cui,
      name: `FIRMA DE PROBĂ ${cui} S.R.L.`,
      regCom: `J13/${Number(cui) % 5_000}/2015`,
      address: `Str. Încercării nr. ${Number(cui) % 100}`,
      city: 'Constanța',
      county: 'CT',
      postalCode: '',
      phone: '',
      paysVat: true,
      cashBasis: false,
      inactive: false,
      ...KNOWN[cui],
    }
  },
}
