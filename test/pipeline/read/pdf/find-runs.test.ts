// Lines become columns: rules, gutters and looser leading part them.
import { expect, test } from 'vitest'
import { findLines } from '../../../../pipeline/read/pdf/find-lines.ts'
import { findRuns } from '../../../../pipeline/read/pdf/find-runs.ts'
import type { Glyph, Wall } from '../../../../pipeline/read/pdf/print.ts'
import { readRun } from '../../../../pipeline/read/pdf/read-run.ts'
import { columnOf, glyphsOf } from './glyphs-of.ts'

const WIDTH = 600
const at = { x: 50, y: 50, size: 10, leading: 16 }

function runsOf(glyphs: readonly Glyph[], walls: readonly Wall[] = []): string[] {
  return findRuns(findLines(glyphs, walls, WIDTH), walls, WIDTH)
    .map(run => run.lines.map(line => line.text).join('/'))
    .sort((a, b) => (a < b ? -1 : 1))
}

const left = ['渡口镇开通水上巴士', '首日有三百人乘坐。']
const right = ['果园迎来采摘的时节', '今年桃子熟得很早。']

test.each<[string, Glyph[], Wall[], string[]]>([
  ['one column', columnOf(left, at), [], [left.join('/')]],
  [
    'two columns side by side',
    [...columnOf(left, at), ...columnOf(right, { ...at, x: 155 })],
    [],
    [right.join('/'), left.join('/')].sort((a, b) => (a < b ? -1 : 1)),
  ],
  [
    'a rule between two lines',
    columnOf(left, at),
    [{ x1: 50, x2: 140, y1: 63, y2: 63 }],
    [...left].sort((a, b) => (a < b ? -1 : 1)),
  ],
  [
    'a short last line over one that is set in',
    columnOf(['渡口镇开通水上巴士', '了。', '　　首日有三百人'], at),
    [],
    ['渡口镇开通水上巴士/了。/首日有三百人'],
  ],
  [
    'a first line, set in, over a short second',
    columnOf(['　　首日有三百人乘', '坐。'], at),
    [],
    ['首日有三百人乘/坐。'],
  ],
  [
    'a headline is no line of its text',
    [...glyphsOf('水上巴士', { x: 50, y: 20, size: 22 }), ...columnOf(left, at)],
    [],
    ['水上巴士', left.join('/')].sort((a, b) => (a < b ? -1 : 1)),
  ],
])('%s', (_, glyphs, walls, runs) => expect(runsOf(glyphs, walls)).toEqual(runs))

test.each<[string, string[], { paragraphs: string[]; indented: boolean | null; open: boolean | null }]>([
  [
    'indents begin paragraphs',
    [
      '　　渡口镇五月二十日起',
      '开通了两条水上巴士线路',
      '，往返十分钟。',
      '　　首日有三百多人乘坐',
      '过水上巴士，大家都说很',
    ],
    {
      paragraphs: [
        '渡口镇五月二十日起开通了两条水上巴士线路，往返十分钟。',
        '首日有三百多人乘坐过水上巴士，大家都说很',
      ],
      indented: true,
      open: true,
    },
  ],
  [
    'the rest of a sentence goes before',
    ['钟，票价只要两元，老人', '半价。', '　　第二条线路年内开通', '，从码头一直通到花园的', '东门。'],
    {
      paragraphs: ['钟，票价只要两元，老人半价。', '第二条线路年内开通，从码头一直通到花园的东门。'],
      indented: false,
      open: false,
    },
  ],
  [
    'a short line ends a paragraph also where nothing is set in',
    ['渡口镇从五月二十日这天', '起开通水上巴士。', '首日有三百多人乘坐过它', '大家都说很方便也很便宜'],
    {
      paragraphs: ['渡口镇从五月二十日这天起开通水上巴士。', '首日有三百多人乘坐过它大家都说很方便也很便宜'],
      indented: false,
      open: true,
    },
  ],
  [
    'verse has a paragraph a line',
    ['河水把月亮推到岸边', '又收了回去', '摆渡的人', '不说一句话'],
    {
      paragraphs: ['河水把月亮推到岸边', '又收了回去', '摆渡的人', '不说一句话'],
      indented: null,
      open: null,
    },
  ],
])('%s', (_, lines, expected) => {
  const [run] = findRuns(findLines(columnOf(lines, at), [], WIDTH), [], WIDTH)
  if (run === undefined) throw new Error('There is no run.')
  const { paragraphs, indented, open } = readRun(run, WIDTH)
  expect({
    paragraphs: paragraphs.map(own => own.map(line => line.text).join('')),
    indented,
    open,
  }).toEqual(expected)
})
