// The Mantine theme: colours and type come from theme.css, so that no style element needs to be written into the page.
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/global.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/ScrollArea.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/Combobox.css'
import '@mantine/core/styles/Menu.css'
import '@mantine/core/styles/Tooltip.css'
import './print.css'
import { createTheme } from '@mantine/core'

export const theme = createTheme({
  primaryColor: 'red',
  fontFamily: 'var(--sans)',
  respectReducedMotion: true,
  cursorType: 'pointer',
})
