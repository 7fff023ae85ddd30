import { afterAll, beforeAll, it } from 'vitest'
import { signUpAt } from '#tests/factories/sign-up.ts'
import { type Deployment, openDeployment } from './deployment.ts'
import { logIn, type Owner, untilSynced } from './workshop.ts'

const OWNER: Owner = {
  company: 'Service Amprenta SRL',
  name: 'Țică Amprentă',
  email: 'amprenta@service.ro',
  password: 'o parolă destul de lungă',
}

let deployment: Deployment
beforeAll(async () => {
  deployment = await openDeployment({ serviceWorkers: 'block' })
})
afterAll(() => deployment.close())

it('a passkey is made on the page of security, and then logs in without a password', async () => {
  await signUpAt(deployment.url, OWNER)
  const { page, context } = await deployment.device('desktop')
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await logIn(page, OWNER)
  await untilSynced(page)
  await page.goto('/setari/securitate')
  await page.getByRole('button', { name: 'Adaugă o cheie de acces' }).click()
  await page.getByRole('button', { name: /^Redenumește / }).waitFor()

  await page.goto('/setari')
  await page.getByRole('button', { name: 'Deconectează-te' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Deconectează-te' }).click()
  await page.getByText('Te-ai deconectat.').waitFor()
  await page.goto('/cont/conectare')
  // The address field offers the passkey too, and this authenticator answers at once: it may be quicker than the press.
  const press = page.getByRole('button', { name: 'Intră cu o cheie de acces' }).click()
  press.catch(() => undefined)
  await Promise.any([press, page.waitForURL('/')])
  await untilSynced(page)
})
