import type { Messages } from '../messages.ts'

export const data: Messages['data'] = {
  localShopName: 'My workshop',
  opened: 'App opened for the first time',
  adopted: 'Data brought from this device',
}
