// Starts React with language, theme and data around the app.
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { GraphAnswer } from '../server/api/types.ts'
import { App } from './app.tsx'
import { Crash } from './crash.tsx'
import { startI18n } from './i18n/i18n.ts'
import { keepFocus } from './kept-focus.ts'
import { createQueryClient } from './queries.ts'
import { theme } from './theme.ts'
import { serifRules } from './web-fonts.ts'

/** `answer` is the graph where it is there already. */
export function startExplorer(root: HTMLElement, answer: GraphAnswer | null): void {
  void startI18n()
  void serifRules()
  keepFocus()
  const queries = createQueryClient()
  if (answer) queries.setQueryData(['graph'], answer)
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={queries}>
          <Crash>
            <App />
          </Crash>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}
