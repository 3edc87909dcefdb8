// `baotu export`: the graph of the store as a file for other programs.
import { createWriteStream, renameSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { ExportFormatName } from '../../pipeline/export/formats.ts'
import { buildInStore } from '../graph/build-in-store.ts'
import { createGraphDrawer, type GraphDrawer } from '../graph/graph-drawer.ts'
import type { Picture } from '../graph/graph-messages.ts'
import { holdBuild } from '../graph/hold-build.ts'
import { loadCandidates, PICTURE } from '../graph/load-backbone.ts'
import { wholeGraph } from '../graph/whole-graph.ts'
import { rulesVersion } from '../jobs/rules-version.ts'
import { type Language, messageOf } from '../messages.ts'
import { fromUser, storeSettings } from '../settings.ts'
import type { StoredBuild } from '../store/graph-builds.ts'
import { openStore, type Store, type StoreCalls } from '../store/store.ts'
import { writeExport } from '../write-export.ts'

export type ExportChoice = { format: ExportFormatName; out?: string; articles: boolean }

/** Throws `FolderInUse` where a server holds the store, and what writing the file throws. */
export async function exportGraph(
  { format, out, articles }: ExportChoice,
  language: Language,
): Promise<boolean> {
  const store = await openStore(storeSettings(process.env))
  const drawer = createGraphDrawer()
  try {
    const counted = await countedGraph(store, drawer)
    const write = async () => {
      const whole = await wholeGraph(store, { ...counted, drawer, articles, hidden: new Set() })
      const blocks = Readable.from(writeExport(format, whole, language))
      if (out === undefined) {
        await pipeline(blocks, process.stdout, { end: false })
        return
      }
      const file = fromUser(process.env, out)
      // Whole or not at all: a disk that fills up must not leave half a file under the name.
      await pipeline(blocks, createWriteStream(`${file}.part`))
      renameSync(`${file}.part`, file)
    }
    await holdBuild(store, counted.build.number, write, {
      onError: error => console.error(messageOf(error, language)),
    })
  } finally {
    await drawer.close()
    await store.close()
  }
  return true
}

const LOOK_AGAIN_MS = 200

/** The build of all that is saved, made where there is none yet, and how it is drawn. */
async function countedGraph(
  store: Store,
  drawer: GraphDrawer,
): Promise<{ build: StoredBuild; picture: Picture }> {
  const drawIn = (store: StoreCalls) => async (number: number, counts: StoredBuild['counts']) =>
    drawer.draw(await loadCandidates(store, { number, counts }, PICTURE), PICTURE)
  await store.contributeMissing()
  while ((await store.currentBuild()) === undefined || !(await store.isCounted())) {
    const made = await store.alone(store =>
      buildInStore(store, { rules: rulesVersion(), draw: drawIn(store) }),
    )
    if (made) break
    // A server or another command makes one.
    await wait(LOOK_AGAIN_MS)
  }
  const build = await store.currentBuild()
  if (build === undefined) throw new Error('no build of the graph was ever finished')
  const picture = (await store.loadPicture(build.number)) as Picture | undefined
  const fresh = picture !== undefined && !picture.stale
  return { build, picture: fresh ? picture : await drawIn(store)(build.number, build.counts) }
}
