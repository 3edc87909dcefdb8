// The Mantine theme: colours and type come from theme.css, so that no style element needs to be written into the page.
import '@mantine/core/styles/default-css-variables.layer.css'
import '@mantine/core/styles/baseline.layer.css'
import '@mantine/core/styles/global.layer.css'
import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/ScrollArea.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/Menu.layer.css'
import '@mantine/core/styles/Tooltip.layer.css'
import './print.css'
import { createTheme } from '@mantine/core'

export const theme = createTheme({
  primaryColor: 'red',
  fontFamily: 'var(--sans)',
  respectReducedMotion: true,
  cursorType: 'pointer',
})
