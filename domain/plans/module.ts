import { defineModule } from '#domain/sync/define-module.ts'
import { warnDeletion } from './jobs.ts'

export const plansModule = defineModule({ name: 'plans', collections: [], jobs: [warnDeletion] })
