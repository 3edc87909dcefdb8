// The project's lock file is sound, and one that somebody changed is told.
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import lockFile from '../../package-lock.json' with { type: 'json' }
import { faultsOfLock, type Lock } from './faults-of-lock.ts'

const LOCK = lockFile as Lock
const EXPRESS = 'node_modules/express'

/** The lock with one entry changed. */
function changed(place: string, change: Readonly<Record<string, unknown>>): Lock {
  return { ...LOCK, packages: { ...LOCK.packages, [place]: { ...LOCK.packages[place], ...change } } }
}

test('the project’s own has no fault', () => {
  expect(faultsOfLock(LOCK, manifest)).toEqual([])
})

test.each<[string, Lock, RegExp]>([
  ['without a checksum', changed(EXPRESS, { integrity: undefined }), /express has no SHA-512/],
  [
    'with a weak one',
    changed(EXPRESS, { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }),
    /express has no SHA-512/,
  ],
  ['with one cut off', changed(EXPRESS, { integrity: 'sha512-AAAA' }), /express has no SHA-512/],
  [
    'from another host',
    changed(EXPRESS, { resolved: 'https://evil.test/express.tgz' }),
    /comes from https:\/\/evil/,
  ],
  ['from git', changed(EXPRESS, { resolved: 'git+ssh://git@github.com/x/y.git#abc' }), /comes from git/],
  [
    'of another version',
    changed(EXPRESS, { version: '5.3.1' }),
    /wants express 5\.3\.0, the lock has 5\.3\.1/,
  ],
  [
    'with a script of its own',
    changed(EXPRESS, { hasInstallScript: true }),
    /runs a script when it is installed/,
  ],
  [
    'deep below, with a script',
    changed('node_modules/express/node_modules/evil', {
      version: '1.0.0',
      integrity: LOCK.packages[EXPRESS]?.integrity,
      hasInstallScript: true,
    }),
    /evil runs a script/,
  ],
  ['that is a link', changed(EXPRESS, { link: true }), /is a link/],
])('a package %s', (_, lock, fault) => {
  expect(faultsOfLock(lock, manifest)).toEqual([expect.stringMatching(fault)])
})

test('an exact version is wanted, and allowed scripts are there', () => {
  const loose = { ...manifest, dependencies: { ...manifest.dependencies, express: '^5.3.0' } }
  expect(faultsOfLock(LOCK, loose)).toEqual([expect.stringMatching(/no exact version/)])
  const stale = { ...manifest, allowScripts: { ...manifest.allowScripts, express: true } }
  expect(faultsOfLock(LOCK, stale)).toEqual([expect.stringMatching(/express, which has no script/)])
})
