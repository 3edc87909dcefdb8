// All routes of the API: the server mounts this table, and the OpenAPI document is made from it.

import packageJson from '../../package.json' with { type: 'json' }
import { exportGraph } from './export-graph.ts'
import { getArticle, listArticles } from './get-articles.ts'
import { getDossier, getDossierFile } from './get-dossier.ts'
import { getEdge } from './get-edge.ts'
import { getEntity, getEntityArticles, getEntityFigures, getEntityQuotes, getTimeline } from './get-entity.ts'
import { getFile } from './get-file.ts'
import { getGraph } from './get-graph.ts'
import { getPair, getPaths } from './get-pair.ts'
import { getReason } from './get-reason.ts'
import {
  cancelIngest,
  getIngest,
  getQueue,
  pauseQueue,
  postIngest,
  resumeQueue,
  watchIngest,
} from './ingest.ts'
import { listFigures, listQuotes } from './list-notes.ts'
import { listPages } from './list-pages.ts'
import { listRelations } from './list-relations.ts'
import { openApi } from './open-api.ts'
import { jsonRoute, NoQuery, type Route } from './route.ts'
import { search } from './search.ts'
import { getHealth, getMetrics, getReadiness, postCspReport } from './server-status.ts'
import { getSession, signIn, signOut } from './session.ts'
import { OpenApiAnswer } from './types.ts'

const describeApi = jsonRoute({
  method: 'get',
  path: '/api/openapi.json',
  name: 'describeApi',
  summary: { zh: '本接口的说明', en: 'This description of the API' },
  query: NoQuery,
  answer: { status: 200, schema: OpenApiAnswer },
  errors: [],
  handle: async () => openApi(ROUTES, packageJson.version),
})

export const ROUTES: readonly Route[] = [
  getGraph,
  getEntity,
  getEntityArticles,
  getTimeline,
  getEntityQuotes,
  getEntityFigures,
  getPair,
  getPaths,
  getEdge,
  getReason,
  getDossier,
  getDossierFile,
  listQuotes,
  listFigures,
  listRelations,
  listArticles,
  getArticle,
  getFile,
  search,
  exportGraph,
  listPages,
  postIngest,
  getIngest,
  watchIngest,
  cancelIngest,
  getQueue,
  pauseQueue,
  resumeQueue,
  getSession,
  signIn,
  signOut,
  describeApi,
  postCspReport,
  getHealth,
  getReadiness,
  getMetrics,
]
