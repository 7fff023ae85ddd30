import * as v from 'valibot'
import { ORDER_DOCUMENT_KINDS } from '#domain/documents/registry.ts'
import { FILE } from './answers.ts'
import { contract } from './contract.ts'

/** A document of an order as PDF. */
export const orderPdf = contract({
  method: 'GET',
  path: '/api/orders/:id/pdf/:kind',
  access: 'session',
  params: { id: v.string(), kind: v.picklist(ORDER_DOCUMENT_KINDS) },
  answer: FILE,
  status: 200,
  errors: ['forbidden', 'order_not_validated', 'pdf_unavailable', 'limit_reached'],
})

/** An invoice or a storno as PDF. */
export const invoicePdf = contract({
  method: 'GET',
  path: '/api/invoices/:id/pdf',
  access: 'session',
  params: { id: v.string() },
  answer: FILE,
  status: 200,
  errors: ['pdf_unavailable', 'limit_reached'],
})
