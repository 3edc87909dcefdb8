// Why something was found: a reason of the facts in words.
import { createReasonExplainer } from '../explain-reason.ts'
import { GRAPH_DATA } from '../graph-data.ts'
import { HttpError } from '../http-error.ts'
import { jsonRoute, NoQuery } from './route.ts'
import { ReasonAnswer } from './types.ts'

const explain = createReasonExplainer(GRAPH_DATA)

export const getReason = jsonRoute({
  method: 'get',
  path: '/api/reasons/{id}',
  name: 'getReason',
  summary: {
    zh: '为什么认出：规则、词典条目或标注模型',
    en: 'Why something was found: rule, dictionary row or tagger',
  },
  params: { id: 'A reason, as in the answers' },
  query: NoQuery,
  answer: { status: 200, schema: ReasonAnswer },
  errors: [404],
  async handle({ params }) {
    const id = params.id as string
    const reason = explain(id)
    if (reason === undefined) throw new HttpError('unknown_reason', { id })
    return reason
  },
})
