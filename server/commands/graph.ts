// `baotu graph`: the builds of the graph that are kept; counting all anew, and going back to the build before.
import { buildInStore } from '../graph/build-in-store.ts'
import { createGraphDrawer } from '../graph/graph-drawer.ts'
import { loadCandidates, PICTURE } from '../graph/load-backbone.ts'
import { rulesVersion } from '../jobs/rules-version.ts'
import type { Language } from '../messages.ts'
import { storeSettings } from '../settings.ts'
import type { StoredBuild } from '../store/graph-builds.ts'
import { openStore, type Store } from '../store/store.ts'

/** Each throws `FolderInUse` where the store is embedded and a server holds it. */
export const graphStatus = (language: Language): Promise<boolean> =>
  withStore(async store => {
    const builds = await store.listBuilds()
    if (builds.length === 0) say(language, '还没有图谱。', 'There is no graph yet.')
    for (const build of builds) console.log(lineOf(build, language))
    if (await store.hasUncounted())
      say(
        language,
        '有新保存的版面还没有计入，下次启动服务器时计入。',
        'Pages were saved that are not counted yet: a server that runs or is started counts them.',
      )
    return true
  })

/** Counts everything anew from the facts, says whether what was counted bit by bit is equal, and mends what is not. */
export const rebuildGraph = (language: Language): Promise<boolean> =>
  withStore(async store => {
    const drawer = createGraphDrawer()
    try {
      const done = await store.alone(async store => {
        const tools = {
          rules: rulesVersion(),
          draw: async (number: number, counts: StoredBuild['counts']) =>
            drawer.draw(await loadCandidates(store, { number, counts }, PICTURE), PICTURE),
        }
        await store.contributeMissing()
        // What was saved since the last build is no difference.
        if (!(await store.isCounted())) await buildInStore(store, tools)
        await store.contributeAll()
        const { number, hash, changed } = await buildInStore(store, tools, { everything: true })
        const rows = changed === 1 ? '1 row' : `${changed} rows`
        if (changed === 0)
          say(
            language,
            `全部重新计数，与逐次计数的结果一致（第 ${number} 版，${hash}）。`,
            `Counted anew: equal to what was counted bit by bit (build ${number}, ${hash}).`,
          )
        else
          say(
            language,
            `全部重新计数，有 ${changed} 行与逐次计数的结果不同，已更正（第 ${number} 版，${hash}）。`,
            `Counted anew: ${rows} differed from what was counted bit by bit, and are mended (build ${number}, ${hash}).`,
          )
      })
      if (!done)
        complain(
          language,
          '另一个进程正在计数，请稍后再试。',
          'Another process is counting just now: try again in a moment.',
        )
      return done
    } finally {
      await drawer.close()
    }
  })

/** The build before is served until the next one is made. */
export const rollBackGraph = (language: Language): Promise<boolean> =>
  withStore(async store => {
    const number = await store.rollBack()
    if (number === undefined) {
      complain(language, '没有更早的图谱可以退回。', 'No earlier build is kept.')
      return false
    }
    say(
      language,
      `现在使用第 ${number} 版图谱，直到内容再有变化。`,
      `Build ${number} is served now, until something changes.`,
    )
    return true
  })

async function withStore(work: (store: Store) => Promise<boolean>): Promise<boolean> {
  const store = await openStore(storeSettings(process.env))
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

function lineOf({ number, current, madeAt, counts, hash, rules }: StoredBuild, language: Language): string {
  const { pages, articles, nodes, edges, mentions } = counts
  const served = language === 'zh' ? '使用中' : 'served'
  const held =
    language === 'zh'
      ? `${pages} 版面、${articles} 文章、${nodes} 实体、${edges} 条边、${mentions} 次提及`
      : `${pages} pages, ${articles} articles, ${nodes} entities, ${edges} edges, ${mentions} mentions`
  return [number, current ? served : '', madeAt.toISOString(), held, hash, rules].join('\t')
}

function say(language: Language, zh: string, en: string): void {
  console.log(language === 'zh' ? zh : en)
}

function complain(language: Language, zh: string, en: string): void {
  console.error(language === 'zh' ? zh : en)
}
