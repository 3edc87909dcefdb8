// Starts the explorer: language, theme and data around the app.
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { Crash } from './crash.tsx'
import { startI18n } from './i18n/i18n.ts'
import { keepFocus } from './kept-focus.ts'
import { createQueryClient } from './queries.ts'
import { theme } from './theme.ts'
import { startContrast } from './use-colours.ts'

void startI18n()
startContrast()
keepFocus()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root.')

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={createQueryClient()}>
        <Crash>
          <App />
        </Crash>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)

void import('./fonts.ts')
