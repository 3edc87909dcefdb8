// What a path that the user named stands for: a file, or the files of a folder that may be pages.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findFiles } from '../../server/find-files.ts'
import { temporaryFolder } from './open-test-store.ts'

test('files of a folder and its folders, in order; links that lead out are refused, others passed over', () => {
  const folder = temporaryFolder()
  for (const path of ['b', '网页_files', '.git', 'b/__MACOSX']) mkdirSync(join(folder, path))
  const files = [
    'a.txt',
    'b/c.PDF',
    'b/.d.txt',
    'b/~$e.docx',
    'b/notes.md',
    '网页_files/f.html',
    '.git/g.txt',
    'b/__MACOSX/h.txt',
    'i.rar',
  ]
  for (const file of files) writeFileSync(join(folder, file), '')
  symlinkSync(join(folder, 'a.txt'), join(folder, 'b', 'inside.txt'))
  symlinkSync('/etc/hostname', join(folder, 'outside.txt'))
  symlinkSync('nowhere.txt', join(folder, 'broken.txt'))
  symlinkSync('/etc', join(folder, 'elsewhere'))
  symlinkSync(folder, join(folder, 'b', 'round'))
  expect(findFiles(folder).map(({ source, refused }) => [source, refused?.code])).toEqual([
    ['a.txt', undefined],
    ['b/c.PDF', undefined],
    ['broken.txt', 'unsafe_path'],
    ['elsewhere', 'unsafe_path'],
    ['i.rar', undefined],
    ['outside.txt', 'unsafe_path'],
  ])
})

test('a file that was named is itself, whatever its name, there or not', () => {
  expect(findFiles('/no/such/notes.md')).toEqual([
    { path: '/no/such/notes.md', source: 'notes.md', inFolder: false },
  ])
})
