import { expect, it } from 'vitest'
import { isPushService } from './push-service.ts'

it.each([
  'https://fcm.googleapis.com/fcm/send/abc',
  'https://updates.push.services.mozilla.com/wpush/v2/abc',
  'https://web.push.apple.com/abc',
  'https://wns2-par02p.notify.windows.com/w/?token=abc',
])('%s is a push service', (address) => {
  expect(isPushService(address)).toBe(true)
})

it.each([
  '',
  'http://fcm.googleapis.com/fcm/send/abc',
  'https://fcm.googleapis.com:8443/x',
  'https://ana:secret@fcm.googleapis.com/x',
  'https://fcm.googleapis.com.example.com/x',
  'https://evilpush.apple.com.ro/x',
  'https://notpush.apple.com.',
  'https://xpush.apple.com/x',
  'https://127.0.0.1/x',
  'https://[::1]/x',
  'https://localhost/x',
  'https://192.168.1.1/#.push.apple.com',
  'javascript:alert(1)',
])('"%s" is none', (address) => {
  expect(isPushService(address)).toBe(false)
})
