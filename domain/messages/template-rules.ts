import type { Rules } from '#domain/sync/collection.ts'
import { messageTemplates } from './schema.ts'
import { unknownFields } from './template.ts'
import { templateId } from './templates.ts'
import { OWN_PURPOSES } from './words.ts'

/** A template has the id of its place, fields of its purpose, and a version that no earlier text had. */
export const templateRules: Rules<typeof messageTemplates> = {
  change({ kind, before, after }, view) {
    if (kind === 'delete') return
    const { purpose, channel, language } = after
    const isOwn = OWN_PURPOSES.includes(purpose) && after.id === templateId(purpose, channel, language)
    if (kind === 'insert' && !isOwn)
      view.reject('invalid_input', { issues: [{ path: 'purpose', code: 'invalid' }] })
    const unknown = unknownFields(`${after.subject}\n${after.body}`, purpose)
    if (unknown.length > 0) {
      const params = { fields: unknown.join(', ') }
      view.reject('template_fields', { params, issues: [{ path: 'body', code: 'template_fields', params }] })
    }
    // A text that is made again after it was deleted goes on counting.
    const known = before ?? view.get(messageTemplates, after.id)
    after.version = (known?.version ?? 0) + 1
  },
}
