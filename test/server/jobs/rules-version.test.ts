// Whatever extraction is made of is named by the version of the rules: a change of it makes old pages be read again.
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { RULE_PACKAGES, RULE_SOURCES, rulesVersion } from '../../../server/jobs/rules-version.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const VALUE_IMPORT = /^(?:import|export) (?!type )[^';]*?from '(\.[^']+)'/gm

/** The files of ours that `file` is made of, itself included. */
function filesBehind(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const [, path] of readFileSync(join(ROOT, file), 'utf8').matchAll(VALUE_IMPORT))
    filesBehind(normalize(join(dirname(file), path as string)), found)
  return found
}

test('every file that extraction is made of counts', () => {
  const files = [...filesBehind('pipeline/extract.ts'), ...filesBehind('pipeline/read/read-file.ts')]
  expect(files.length).toBeGreaterThan(100)
  const left = files.filter(
    file => !RULE_SOURCES.some(source => file === source || file.startsWith(`${source}/`)),
  )
  expect(left).toEqual([])
})

const PACKAGE_IMPORT = /^(?:import|export) (?!type )[^';]*?from '((?:@[\w-]+\/)?[\w-]+)(?:\/[^']*)?'/gm
/** What checks the shape of our own files: another version of it finds nothing else in a page. */
const CHECKS_ALONE = ['zod']

test('every package that extraction is made of counts', () => {
  const files = [...filesBehind('pipeline/extract.ts'), ...filesBehind('pipeline/read/read-file.ts')]
  const packages = files.flatMap(file =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(PACKAGE_IMPORT)].map(([, name]) => name as string),
  )
  expect(packages).toContain('nodejieba')
  const left = new Set(packages).difference(new Set([...RULE_PACKAGES, ...CHECKS_ALONE]))
  expect([...left]).toEqual([])
})

test('the same rules have the same version', () => {
  expect(rulesVersion()).toBe(rulesVersion())
  expect(rulesVersion()).toMatch(/^[0-9a-f]{16}$/)
})
