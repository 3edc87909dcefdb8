// Sets light or dark before the first paint; a file of its own because the Content-Security-Policy allows no inline script.
const stored = localStorage.getItem('mantine-color-scheme-value')
const dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
