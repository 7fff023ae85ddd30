import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { OLDEST } from './bin/browsers.ts'
import { SERVER_PATTERN } from './domain/api/paths.ts'

const WORKER = 'http://localhost:8787'

/** Builds the staff app to dist/client, which the worker serves; the app's shell answers no address of the server. */
export default defineConfig({
  root: 'web',
  define: { __BUILT_AT__: Date.now() },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: Object.entries(OLDEST).map(([browser, version]) => browser + version),
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
            { name: 'react', test: /node_modules\/(?:react|react-dom|react-router|scheduler)\// },
            { name: 'store', test: /node_modules\/(?:dexie|dexie-react-hooks|valibot)\// },
            { name: 'icons', test: /node_modules\/lucide-react\// },
            // What many screens share would be a hundred files of a few hundred bytes: each costs a request. A group takes
            // along what its files import, so it stands after the groups that it builds on.
            {
              name: 'base',
              test: /\/(?:domain|web\/(?:data|i18n|listing|wording))\/(?!ro\/)/,
              minShareCount: 8,
            },
            {
              name: 'ui',
              test: /\/web\/ui\/(?!sheet|menu|select-field|combobox-field|tabs)/,
              minShareCount: 8,
            },
            // The app's root tells Base UI of the content policy.
            { name: 'policy', test: /@base-ui\/react\/(?:csp-provider|internals\/csp-context)\// },
            // Sheets, menus and choices, which no first screen needs (`web/ui/late.ts`).
            { name: 'popups', test: /node_modules\/(?:@base-ui|@floating-ui)\//, minShareCount: 2 },
            { name: 'shared', test: /\/(?:web|node_modules)\//, minShareCount: 8 },
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
    react(),
    tailwindcss(),
    VitePWA({
      strategies: 'generateSW',
      registerType: 'prompt',
      injectRegister: false,
      workbox: {
        // The page that installs the worker is served by it at once: who loses the network right after opens every screen.
        clientsClaim: true,
        globPatterns: ['**/*.{js,css,html,woff2,svg,png}', 'fonts/document/*.{ttf,json}'],
        // The script of the clients' page, which no device of the shop opens.
        globIgnores: ['portal.js'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [SERVER_PATTERN],
        cleanupOutdatedCaches: true,
        // Shows notifications.
        importScripts: ['/push-events.js'],
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
