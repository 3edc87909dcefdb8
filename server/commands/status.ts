// `baotu status`: what waits, what is worked on and what became of the files given so far; pausing and resuming.
import { INGEST_STATES } from '../api/types.ts'
import type { Language, Message } from '../messages.ts'
import { storeSettings } from '../settings.ts'
import type { IngestState } from '../store/ingests.ts'
import { openStore } from '../store/store.ts'
import { printable } from './ingest-report.ts'

const STATES: Readonly<Record<IngestState, Message>> = {
  queued: { zh: '等待', en: 'queued' },
  running: { zh: '处理中', en: 'running' },
  done: { zh: '完成', en: 'done' },
  known: { zh: '已有', en: 'known' },
  failed: { zh: '失败', en: 'failed' },
  dead: { zh: '搁置', en: 'set aside' },
  cancelled: { zh: '撤回', en: 'cancelled' },
}

/** Listed by name beside the counts. */
const NAMED: readonly IngestState[] = ['running', 'dead']
const MOST_NAMED = 20

export type StatusOptions = { pause: boolean; resume: boolean }

/** Throws `FolderInUse` where the store is embedded and a server holds it. */
export async function status({ pause, resume }: StatusOptions, language: Language): Promise<boolean> {
  const store = await openStore(storeSettings(process.env))
  try {
    if (pause !== resume) await store.setPaused(pause)
    const counts = await store.countIngests()
    const lines = INGEST_STATES.map(state => `${STATES[state][language]}\t${counts[state]}`)
    for (const state of NAMED) {
      for (const { source, tries } of await store.listIngests(state, { limit: MOST_NAMED })) {
        lines.push([STATES[state][language], printable(source), `×${tries}`].join('\t'))
      }
    }
    const pages = language === 'zh' ? '版面' : 'pages'
    lines.push(`${pages}\t${await store.countPages()}`)
    if (await store.isPaused()) lines.push(language === 'zh' ? '已暂停' : 'paused')
    process.stdout.write(`${lines.join('\n')}\n`)
    return true
  } finally {
    await store.close()
  }
}
