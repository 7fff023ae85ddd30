import '#web/ui/base.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { DataProvider } from './data-provider.tsx'
import { router } from './router.tsx'
import { watchForUpdate } from './update.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

// The content policy forbids <style> elements, so Base UI must not make any.
createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <DataProvider>
        <RouterProvider router={router} />
      </DataProvider>
    </CSPProvider>
  </StrictMode>,
)

watchForUpdate()
