// The pages in the store, and the files that did not become one.
import { jsonRoute, NoQuery } from './route.ts'
import { PageListAnswer } from './types.ts'

export const listPages = jsonRoute({
  method: 'get',
  path: '/api/pages',
  name: 'listPages',
  summary: { zh: '全部版面，以及未能读取的文件', en: 'All pages, and the files that could not be read' },
  query: NoQuery,
  answer: { status: 200, schema: PageListAnswer },
  errors: [],
  async handle({ service, language }) {
    const { store } = await service
    const pages = await store.listPages()
    const failures = await store.listFailures()
    return {
      pages: pages.map(({ id, sources, newspaper, date, lineCount, articles, entities }) => ({
        id,
        sources: [...sources],
        newspaper,
        date,
        lines: lineCount,
        articles,
        entities,
      })),
      failed: failures.map(({ hash, source, code, messages }) => ({
        hash,
        source,
        code,
        reason: messages[language],
      })),
    }
  },
})
