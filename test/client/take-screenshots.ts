// Takes the pictures of the README from the sample: `node test/client/take-screenshots.ts` writes client/screenshots/*.png.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions } from 'playwright-core'
import type { EntityAnswer, SearchAnswer } from '../../server/api/types.ts'
import { DESKTOP, openExplorer, PHONE } from './open-explorer.ts'

const FOLDER = fileURLToPath(new URL('../../client/screenshots', import.meta.url))

/** Fonts, the layout and the camera have come to rest by then. */
const REST = 1500

const explorer = await openExplorer()
try {
  const { entities } = await explorer.ask<SearchAnswer>(`/api/search?q=${encodeURIComponent('国家数据局')}`)
  const bureau = entities[0]?.id ?? ''
  const selected = `/?entity=${encodeURIComponent(bureau)}`
  const { articles } = await explorer.ask<EntityAnswer>(`/api/entities/${encodeURIComponent(bureau)}`)

  const desktop: BrowserContextOptions = { viewport: DESKTOP }
  const phone: BrowserContextOptions = {
    viewport: PHONE,
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  }
  const pictures: [string, string, BrowserContextOptions][] = [
    ['desktop-light', '/', { ...desktop, colorScheme: 'light' }],
    ['desktop-dark', selected, { ...desktop, colorScheme: 'dark' }],
    ['reader', `${selected}&read=${articles[0]?.article.id}`, { ...desktop, colorScheme: 'light' }],
    [
      'comparison',
      '/?time=2024-05-20~2024-05-22&vs=2024-05-14~2024-05-19',
      { ...desktop, colorScheme: 'light' },
    ],
    ['table', '/?table=figures', { ...desktop, colorScheme: 'light' }],
    ['phone-light', '/', { ...phone, colorScheme: 'light' }],
    ['phone-dark', selected, { ...phone, colorScheme: 'dark' }],
  ]
  await mkdir(FOLDER, { recursive: true })
  for (const [name, path, options] of pictures) {
    const page = await explorer.open(path, { ...options, reducedMotion: 'reduce' })
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    const offer = page.getByRole('button', { name: '不用了' })
    if (await offer.count()) await offer.dispatchEvent('click')
    await page.waitForTimeout(REST)
    await page.screenshot({ path: join(FOLDER, `${name}.png`) })
    await page.context().close()
    console.log(`${name}.png`)
  }
} finally {
  await explorer.close()
}
