// What a relation rule's pattern needs is read off it: never more than that, for then the rule would be passed over where it holds.
import { expect, test } from 'vitest'
import { needsOf } from '../../../pipeline/relations/choose-rules.ts'

test.each([
  [
    '{subject:organization|person+}{gap:12}(?:收购|买下)(?:了|下)?{object:organization}',
    [['organization', 'person'], ['organization']],
    [['收购', '买下']],
  ],
  // The last character may be missing, what is optional is no need.
  [
    '{subject:person}(?:签署了?|参与\\d+)(?:联合)?{object:event}',
    [['person'], ['event']],
    [['签署', '参与']],
  ],
  ['{subject:person}的合作?{place}*(?:{title})?展{2}览', [['person']], [['的合']]],
  ['由{subject:organization}看来，{object:event}', [['organization'], ['event']], [['看来，']]],
  // One of the alternatives is no plain word: nothing can be said.
  ['{subject:person}(?:{gap:4}|主办){object:event}', [['person'], ['event']], []],
  ['(?<=^|[。，]){each:organization+}(?=联合)[主承]办', [['organization']], []],
  ['{subject:person}创办|创立{object:event}', [], []],
])('%s', (pattern, types, words) => expect(needsOf(pattern)).toEqual({ types, words }))
