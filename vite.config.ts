import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { OLDEST } from './bin/browsers.ts'
import { SERVER_PATTERN } from './domain/api/paths.ts'
import { isPacked, PACK, type Pack } from './web/service-worker/pack.ts'

const WORKER = 'http://localhost:8787'

type Chunking = { getModuleInfo: (id: string) => { importers: readonly string[] } | null }

/** The parts of the catalogue: their barrel names all of them, so who needs which is the bundler's own knowledge. */
const WORDS = /\/web\/i18n\/(?:messages|ro\/)/

/** A group of the files that one of these screens imports, itself or through others, before it is shown. */
const neededBy = (group: string, screen: RegExp) => {
  const known = new Map<string, boolean>()
  const isNeeded = (id: string, chunking: Chunking): boolean => {
    const answer = known.get(id)
    if (answer !== undefined) return answer
    known.set(id, false)
    const importers = chunking.getModuleInfo(id)?.importers ?? []
    const is = !WORDS.test(id) && (screen.test(id) || importers.some((by) => isNeeded(by, chunking)))
    known.set(id, is)
    return is
  }
  return (id: string, chunking: Chunking): string | null => (isNeeded(id, chunking) ? group : null)
}

/**
 * What is built goes to people, also from a shell in which NODE_ENV says something else: such a build would have no
 * service worker, and React's checks.
 */
const forPeople: Plugin = {
  name: 'for-people',
  apply: 'build',
  config: () => {
    process.env.NODE_ENV = 'production'
  },
}

/** The oldest browsers that the app is built for. */
const TARGET = Object.entries(OLDEST).map(([browser, version]) => browser + version)

const LATE = /\/web\/data\/(?:write|keep-in-sync)\.ts$/

/** The screens of orders: whichever screen is the first, the app soon needs their files. */
const SOON = /\/(?:orders|new-order|order)-page\.tsx$/

/**
 * Names in the page the files of what comes after the first screen, which the app fetches (`web/data/late-code.ts`), and
 * asks for those of the orders while the app's own code is still read: on a slow phone that takes a second. Preloaded as
 * plain files, because a module that fails once is not asked for again.
 */
const lateCode: Plugin = {
  name: 'late-code',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
      const withImports = (isWanted: (chunk: (typeof chunks)[number]) => boolean): Set<string> => {
        const found = new Set<string>()
        const visit = (file: string): void => {
          if (found.has(file)) return
          found.add(file)
          chunks.find(({ fileName }) => fileName === file)?.imports.forEach(visit)
        }
        for (const chunk of chunks) if (isWanted(chunk)) visit(chunk.fileName)
        return found
      }
      const early = withImports(({ isEntry }) => isEntry)
      const addressesOf = (modules: RegExp): string[] =>
        [...withImports(({ facadeModuleId }) => modules.test(facadeModuleId ?? ''))]
          .filter((file) => !early.has(file))
          .map((file) => `/${file}`)
      return [
        { tag: 'meta', attrs: { name: 'late-code', content: addressesOf(LATE).join(' ') }, injectTo: 'head' },
        ...addressesOf(SOON).map((href) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'script', crossorigin: true, fetchpriority: 'low', href },
          injectTo: 'head' as const,
        })),
      ]
    },
  },
}

/** Writes what a first installation of the service worker gets in one (`web/service-worker/pack.ts`). */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  writeBundle: ({ dir = '' }, bundle) => {
    const files = Object.values(bundle).map((one) => ({
      name: one.fileName,
      content: one.type === 'chunk' ? one.code : String(one.source),
    }))
    const page = files.find(({ name }) => name === 'index.html')?.content ?? ''
    const kept = files.filter(({ name }) => isPacked(name, page))
    const pack: Pack = Object.fromEntries(kept.map(({ name, content }) => [name, content]))
    writeFileSync(join(dir, PACK), JSON.stringify(pack))
  },
}

/** Builds the staff app to dist/client, which the worker serves; the app's shell answers no address of the server. */
export default defineConfig({
  root: 'web',
  define: { __BUILT_AT__: Date.now() },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: TARGET,
    // Inlined assets would be data: addresses, which the content policy refuses for fonts and styles.
    assetsInlineLimit: 0,
    // What rarely changes lies in files of its own: an update of the app downloads our code only.
    rolldownOptions: {
      // Asked for by unzipit under Node alone.
      external: ['node:worker_threads'],
      // Each screen brings the parts of the catalogue that it names, and no others (web/i18n/messages.ts).
      treeshake: {
        moduleSideEffects: [{ test: /\/web\/i18n\/(?:messages|ro\/)/, sideEffects: false }],
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\// },
            { name: 'store', test: /node_modules\/(?:dexie|dexie-react-hooks|valibot)\// },
            // What opens the app; what the list of orders adds; what the page of an order adds. The entry stays a file of its
            // own: it awaits the language, whose file would wait for it.
            { name: 'first', test: /^(?!.*(?:\.html$|\/app\/main\.tsx$))/, tags: ['$initial'] },
            { debugName: 'list', name: neededBy('list', /\/orders-page\.tsx$/), minShareCount: 2 },
            { debugName: 'order', name: neededBy('order', /\/new-order-page\.tsx$/), minShareCount: 2 },
            // The rules and what runs them, which come after the first screen (`web/data/mutate.ts`).
            { debugName: 'writing', name: neededBy('writing', LATE) },
            // What many screens share would be a hundred files of a few hundred bytes: each costs a request.
            { debugName: 'screens', name: neededBy('screens', /-page\.tsx$/), minShareCount: 5 },
            // Sheets, menus and choices, which no first screen needs (`web/ui/late.ts`).
            { name: 'popups', test: /node_modules\/(?:@base-ui|@floating-ui)\//, minShareCount: 2 },
            {
              name: 'late',
              test: /\/(?:web\/(?!i18n)|domain\/|node_modules\/)/,
              minShareCount: 4,
            },
          ],
        },
      },
    },
  },
  server: {
    // A key that begins with ^ is a pattern.
    proxy: { [SERVER_PATTERN.source]: { target: WORKER, ws: true } },
  },
  plugins: [
    forPeople,
    react(),
    tailwindcss(),
    lateCode,
    packed,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'service-worker',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,woff2,svg,png}', 'fonts/document/*.{ttf,json}'],
        // The script of the clients' page, which no device of the shop opens.
        globIgnores: ['portal.js'],
        rollupFormat: 'iife',
        target: TARGET,
      },
      // The worker is a build of its own, which would say more than the app's.
      integration: {
        configureCustomSWViteBuild: (build) => {
          build.logLevel = 'warn'
        },
      },
      manifest: {
        id: '/',
        name: 'ROA AUTO',
        short_name: 'ROA AUTO',
        description:
          'Programul de service auto care merge și fără internet: comenzi, devize, mașini, clienți.',
        lang: 'ro',
        dir: 'ltr',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#eceae5',
        theme_color: '#eceae5',
        categories: ['business', 'productivity'],
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [{ name: 'Comandă nouă', url: '/comenzi/noua' }],
      },
    }),
  ],
})
