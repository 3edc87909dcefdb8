// Opens the Chromium that comes in an npm package, with the libraries that a bare machine lacks: tests need only Node and npm.
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import packedChromium, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const PACKAGE = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))))
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/baotu-chromium', import.meta.url))

const FLAGS = [
  '--no-sandbox',
  // WebGL without a graphics card.
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--font-render-hinting=none',
  // A test talks to its own server and to nobody else.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
]

/** Opens a headless browser; close it after use. The first call on a machine unpacks it, which takes some ten seconds. */
export async function openBrowser(): Promise<Browser> {
  const folder = await unpackedChromium()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: FLAGS,
    env: {
      ...process.env,
      // libnss3, libnspr4 and others that a fresh Debian or Ubuntu does not have.
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      // Its fonts only, none of the system's: pages look the same everywhere, and our own web fonts are put to the test.
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  })
}

/** The folder with the unpacked browser, made whole or not at all, since several test processes may ask at once. */
async function unpackedChromium(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }
  const folder = join(CACHE, version)
  if (existsSync(folder)) return folder
  await mkdir(CACHE, { recursive: true })
  const draft = await mkdtemp(join(CACHE, 'unpacking-'))
  await unpackInto(draft)
  try {
    await rename(draft, folder)
  } catch (error) {
    // Another process was faster: its copy is as good.
    if (!existsSync(folder)) throw error
    await rm(draft, { recursive: true })
  }
  return folder
}

/** The package unpacks into the system's temporary folder; for this while that is ours. */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    await packedChromium.executablePath()
    await inflate(join(PACKAGE, 'bin', 'al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
