// All routes of the API: the server mounts this table, and the OpenAPI document is made from it.
import { exportGraph } from './export-graph.ts'
import { getArticle, listArticles } from './get-articles.ts'
import { getEdge } from './get-edge.ts'
import { getEntity } from './get-entity.ts'
import { getGraph } from './get-graph.ts'
import { getIngest, postIngest, watchIngest } from './ingest.ts'
import { listPages } from './list-pages.ts'
import type { Route } from './route.ts'
import { search } from './search.ts'

export const ROUTES: readonly Route[] = [
  getGraph,
  getEntity,
  getEdge,
  listArticles,
  getArticle,
  search,
  exportGraph,
  listPages,
  postIngest,
  getIngest,
  watchIngest,
]
