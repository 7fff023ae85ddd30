import { defineModule } from '#domain/sync/define-module.ts'
import { mailSupport } from './jobs.ts'

export const supportModule = defineModule({ name: 'support', collections: [], jobs: [mailSupport] })
