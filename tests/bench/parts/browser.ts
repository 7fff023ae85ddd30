import { browserHours, PRICES } from '#bin/cost.ts'
import type { Part } from '../bench.ts'
import { count } from '../numbers.ts'

const ORDERS = 300

/** The platform's price of the browser that prints for a shop, each PDF as if its browser began cold. */
export const browserPart: Part = async () => {
  const hours = browserHours(ORDERS)
  return {
    title: 'The browser of the server’s PDFs, a shop and month',
    columns: ['Orders, a PDF each', 'Time of the browser', 'At the list price'],
    rows: [
      [
        count(ORDERS),
        `${count(Math.round(hours * 60))} minutes`,
        `${(hours * PRICES['browser, hours']).toFixed(3)} USD`,
      ],
    ],
  }
}
