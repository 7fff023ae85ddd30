import { type Feature, type Metered, type PlanId, planHas } from '#domain/plans/catalogue.ts'
import { type Channel, isCommercial, type Purpose, type WhatsAppWay } from './words.ts'

/** The features of the plan that channels need; the share sheet needs none. */
export const FEATURE_OF: Readonly<Record<Channel, Feature | null>> = {
  sms: 'sms',
  whatsapp: 'whatsapp_link',
  email: 'portal',
  share: null,
}

/** How a message travels; without `way` a person opens WhatsApp. */
export type Travel = { channel: Channel; way?: WhatsAppWay }

/** Whether the server sends a message by WhatsApp's Cloud API. */
export const isCloud = ({ channel, way }: Travel): boolean => channel === 'whatsapp' && way === 'cloud'

/** The feature of the plan that a message needs. */
export const featureOf = (travel: Travel): Feature | null =>
  isCloud(travel) ? 'whatsapp_cloud' : FEATURE_OF[travel.channel]

/** As what messages are counted. */
export const MESSAGE_METERS = ['sms', 'whatsapp_cloud'] as const satisfies readonly Metered[]
export type MessageMeter = (typeof MESSAGE_METERS)[number]

/** As what the use of a message is counted; undefined where it costs nothing. */
export const meterOf = (travel: Travel): MessageMeter | undefined =>
  isCloud(travel) ? 'whatsapp_cloud' : travel.channel === 'sms' ? 'sms' : undefined

/** Whether a message leaves by the server; a person opens the others on his device. */
export const leavesByServer = (travel: Travel): boolean =>
  travel.channel === 'sms' || travel.channel === 'email' || isCloud(travel)

/**
 * How a message for WhatsApp travels by default. Meta's utility template may contain no advertising, so what needs a
 * consent stays a link. `offered` is what the server has for the shop.
 */
export const whatsAppWay = (purpose: Purpose, plan: PlanId, offered: WhatsAppWay): WhatsAppWay =>
  offered === 'cloud' && planHas(plan, 'whatsapp_cloud') && !isCommercial(purpose) ? 'cloud' : 'link'
