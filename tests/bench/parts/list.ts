import type { Part } from '../bench.ts'
export const listPart: Part = async () => ({ title: 'List', columns: [], rows: [] })
