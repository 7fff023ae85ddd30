/** Settings of a server of our own that decide whether mail leaves; `worker/providers/mail/chosen.ts` reads them. */
type MailSettings = Readonly<Record<string, string | undefined>>

/**
 * What to do where no mail can leave a server of our own; null where mail can. The binding of Cloudflare only writes
 * files there, and `local` is for machines that show its outbox. `file` is that of the settings.
 */
export const mailAdvice = (settings: MailSettings, file: string): string | null => {
  const { MAIL = 'none', MAIL_FROM = '', SMTP_URL = '', DEV_PAGES } = settings
  if (MAIL === 'local' && DEV_PAGES === 'on') return null
  const missing = [
    ...(MAIL === 'smtp' ? [] : ['MAIL=smtp']),
    ...(MAIL_FROM.includes('@') ? [] : ['MAIL_FROM (the sender’s address)']),
    ...(SMTP_URL === '' ? ['SMTP_URL (smtps://user:password@host:465)'] : []),
  ]
  if (missing.length === 0) return null
  return `No mail can leave, so nobody can register or reset a password. Set ${missing.join(', ')} in ${file}, then restart the server.`
}
