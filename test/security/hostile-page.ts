// A page whose names, headline, text and file name are what attackers write, for all that shows or writes them.
import { pageByHand } from '../server/facts-by-hand.ts'

export const HOSTILE_NAMES = [
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(2)>',
  '<script>alert(3)</script>',
  'javascript:alert(4)',
  '=HYPERLINK("http://evil.test","点我")',
  '＝1+1',
  '@SUM(1+1)',
  '[点我](javascript:alert(5))',
  ']]><b a="1">&amp;\'',
  '甲\u001b[31m\b乙',
  '甲\ufffe\uffff乙',
  '甲\r\n乙',
  '__proto__',
  'constructor',
] as const

const text = HOSTILE_NAMES.map(name => `${name}与林望舒今天签约。`).join('')

export const HOSTILE_PAGE = pageByHand('<img src=x onerror=alert(6)>.txt', [
  {
    title: '<img src=x onerror=alert(7)>揭牌',
    // Line breaks part lines of the file: the one in a name stays one, as a damaged file would have it.
    text: text.replaceAll('\n', '\u0085'),
    authors: ['<svg onload=alert(8)>'],
    names: {
      林望舒: ['person'],
      ...Object.fromEntries(
        HOSTILE_NAMES.map(name => [name.replaceAll('\n', '\u0085'), ['organization', name] as const]),
      ),
    },
    relations: HOSTILE_NAMES.map(name => name.replaceAll('\n', '\u0085')).map(
      name => ['林望舒', 'works_for', name, `${name}与林望舒今天签约`, '<b>社长</b>'] as const,
    ),
  },
])
