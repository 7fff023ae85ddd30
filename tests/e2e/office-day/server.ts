import { type ServingOptions, serve } from '#bin/serving.ts'

/** A server in a process of its own that does what its parent asks, and then answers `done`. */
export type Asked = { cron: string; at: number } | 'renew'

const serving = await serve({
  ...(JSON.parse(process.argv[2] ?? '') as Omit<ServingOptions, 'onLog'>),
  onLog: () => undefined,
})
process.on('message', async (asked: Asked) => {
  if (asked === 'renew') await serving.renew()
  else await serving.runCron(asked.cron, asked.at)
  process.send?.('done')
})
process.on('disconnect', async () => {
  await serving.stop()
  process.exit(0)
})
process.send?.('ready')
