#!/usr/bin/env node
// The command `baotu`: what was typed, the environment, exit codes; each verb's work is in commands/.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import packageJson from '../package.json' with { type: 'json' }
import { EXPORT_FORMATS, type ExportFormatName } from '../pipeline/export/formats.ts'
import { KnowledgeError } from '../pipeline/knowledge-error.ts'
import { COLUMN_FIELDS, type ColumnField, type ColumnNames } from '../pipeline/read/tables/columns.ts'
import type { Corpus } from '../pipeline/simulate/simulate-article.ts'
import { ROLES, type Role } from './access/access-token.ts'
import type { IngestOptions } from './commands/ingest.ts'
import type { ServeOptions } from './commands/serve.ts'
import type { StatusOptions } from './commands/status.ts'
import type { TrainingSet } from './commands/train.ts'
import type { WorkOptions } from './commands/work.ts'
import { becomeFrugal } from './frugal-process.ts'
import { type Message, messageOf, terminalLanguage } from './messages.ts'
import { STORAGE_MESSAGES, storageFault } from './store/storage-error.ts'

const language = terminalLanguage(process.env)
const say = (message: Message) => message[language]

/** Exit codes: all went well, something failed, the command was typed wrongly. */
const FAILED = 1
const WRONG_USAGE = 2

// `baotu extract … | head`: whoever reads has enough, which is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError(
    say({ zh: '端口是 0 到 65535 的整数。', en: 'A port is a number from 0 to 65535.' }),
  )
}

function readCount(text: string): number {
  const count = Number(text)
  if (/^[1-9]\d{0,7}$/.test(text)) return count
  throw new InvalidArgumentError(say({ zh: '须为大于 0 的整数。', en: 'It must be a whole number above 0.' }))
}

/** Commander hands over one argument at a time, with what came of those before. */
function readTrainingSet(text: string, before: TrainingSet[] | undefined): TrainingSet[] {
  const [, register, file] = /^([a-z]{2,20}):(.+)$/.exec(text) ?? []
  if (register === undefined || file === undefined)
    throw new InvalidArgumentError(
      say({ zh: '须写作 语体:文件，如 news:a.jsonl。', en: 'Write register:file, as news:a.jsonl.' }),
    )
  return [...(before ?? []), { register, file }]
}

/** `title=题目,text=内容`. */
function readColumns(text: string): ColumnNames {
  const columns: Partial<Record<ColumnField, string>> = {}
  for (const part of text.split(/[,，]/)) {
    const [, field, name] = /^\s*(\w+)\s*=\s*(.+?)\s*$/.exec(part) ?? []
    const known = COLUMN_FIELDS.find(one => one === field)
    if (known === undefined || name === undefined) {
      const fields = COLUMN_FIELDS.join(', ')
      throw new InvalidArgumentError(
        say({
          zh: `须写作 text=内容,title=题目；可用的有 ${fields}。`,
          en: `Write text=NAME,title=NAME; there are ${fields}.`,
        }),
      )
    }
    columns[known] = name
  }
  return columns
}

const columnsOption = () =>
  new Option(
    '--columns <names>',
    say({
      zh: '表格的列名，如 title=题目,text=内容；常见的列名会自动识别',
      en: 'names of columns in tables, as title=A,text=B; usual names are found by themselves',
    }),
  ).argParser(readColumns)

const FILES = say({
  zh: '文件、文件夹或压缩包：文本、PDF、网页、Word、CSV、JSON、Excel、ZIP',
  en: 'files, folders or archives: text, PDF, web pages, Word, CSV, JSON, Excel, ZIP',
})

const program = new Command('baotu')
  .description(
    say({ zh: '报图：从中文报纸版面生成知识图谱', en: 'Baotu: knowledge graphs from Chinese newspapers' }),
  )
  .version(packageJson.version)
  .exitOverride()
  .showHelpAfterError()

program
  .command('extract')
  .description(
    say({
      zh: '抽取版面文件中的事实，每篇文章输出一行 JSON',
      en: 'Prints the facts of page files as JSON Lines, one article a line',
    }),
  )
  .argument('<path...>', FILES)
  .addOption(columnsOption())
  .action(async (paths: string[], options: { columns?: ColumnNames }) => {
    const { extract } = await import('./commands/extract.ts')
    finish(await extract(paths, options, language))
  })

program
  .command('tag')
  .description(
    say({
      zh: '从标准输入读 {"text"} 行，输出其中的人名、机构名、地名',
      en: 'Reads {"text"} JSON Lines on standard input, prints the names in each: PER, ORG, LOC',
    }),
  )
  .action(async () => {
    const { tag } = await import('./commands/tag.ts')
    finish(await tag(process.stdin, language))
  })

program
  .command('ingest')
  .description(
    say({ zh: '把版面文件或文件夹加入数据', en: 'Adds page files, or folders of them, to the store' }),
  )
  .argument('<path...>', FILES)
  .addOption(columnsOption())
  .option(
    '--queue',
    say({
      zh: '只排队，由 baotu serve 或 baotu work 处理',
      en: 'only lets them wait, for baotu serve or baotu work to read',
    }),
    false,
  )
  .action(async (paths: string[], options: IngestOptions) => {
    const { ingest } = await import('./commands/ingest.ts')
    finish(await ingest(paths, options, language))
  })

program
  .command('export')
  .description(say({ zh: '导出图谱', en: 'Writes the graph for other programs' }))
  .addOption(
    new Option('--format <format>', say({ zh: '格式', en: 'format' }))
      .choices(Object.keys(EXPORT_FORMATS))
      .makeOptionMandatory(),
  )
  .option('--out <file>', say({ zh: '写入文件，而不是标准输出', en: 'a file, instead of standard output' }))
  .option('--articles', say({ zh: '文章也作为节点', en: 'articles as nodes, too' }), false)
  .action(async (options: { format: ExportFormatName; out?: string; articles: boolean }) => {
    const { exportGraph } = await import('./commands/export.ts')
    finish(await exportGraph(options, language))
  })

program
  .command('serve')
  .description(say({ zh: '打开浏览界面', en: 'Serves the explorer' }))
  .addOption(
    new Option('--port <number>', say({ zh: '端口', en: 'port' }))
      .env('PORT')
      .default(4321)
      .argParser(readPort),
  )
  .option(
    '--host <host>',
    say({
      zh: '监听的地址；默认 127.0.0.1，只有本机能打开',
      en: 'address to listen on; 127.0.0.1 by default, which only this machine can open',
    }),
  )
  .option(
    '--require-token',
    say({
      zh: '本机访问也须令牌：前面有代理时必须加上',
      en: 'ask for a token on this machine, too: needed where a proxy stands before the server',
    }),
    false,
  )
  .option(
    '--allow-host <name...>',
    say({ zh: '代理对外的主机名', en: 'host names under which a proxy is reached' }),
    [],
  )
  .addOption(
    new Option('--proxies <n>', say({ zh: '前面有几层代理', en: 'how many proxies stand before the server' }))
      .argParser(readCount)
      .default(0),
  )
  .addOption(
    new Option(
      '--workers <n>',
      say({
        zh: '本进程是否处理等待的文件：1 处理，0 交给 baotu work',
        en: 'whether it works on waiting files itself: 1, or 0 to leave them to baotu work',
      }),
    )
      .choices(['0', '1'])
      .default('1'),
  )
  .action(async (options: ServeOptions) => {
    becomeFrugal()
    const { serveExplorer } = await import('./commands/serve.ts')
    finish(await serveExplorer(options, language))
  })

program
  .command('backup')
  .description(say({ zh: '把全部数据写入一个文件', en: 'Writes everything in the store into one file' }))
  .requiredOption('--out <file>', say({ zh: '备份文件（.jsonl.gz）', en: 'the file to write (.jsonl.gz)' }))
  .action(async ({ out }: { out: string }) => {
    const { backUpStore } = await import('./commands/back-up.ts')
    finish(await backUpStore(out))
  })

program
  .command('restore')
  .description(
    say({
      zh: '把备份恢复到空的数据里，内嵌数据库或 PostgreSQL 均可',
      en: 'Puts a backup into an empty store, embedded or PostgreSQL',
    }),
  )
  .argument('<file>', say({ zh: '备份文件', en: 'the backup' }))
  .action(async (file: string) => {
    const { restoreStore } = await import('./commands/back-up.ts')
    finish(await restoreStore(file))
  })

const token = program
  .command('token')
  .description(
    say({ zh: '管理让其他机器进入的令牌', en: 'Makes and removes the tokens that let other machines in' }),
  )
token
  .command('create')
  .argument('<name>', say({ zh: '交给谁', en: 'whom it is for' }))
  .addOption(
    new Option(
      '--role <role>',
      say({ zh: 'reader 只看，editor 还可添加', en: 'readers look, editors also add' }),
    )
      .choices(ROLES)
      .default('reader'),
  )
  .action(async (name: string, { role }: { role: Role }) => {
    const { createToken } = await import('./commands/token.ts')
    finish(await createToken(name, role, language))
  })
token.command('list').action(async () => {
  const { listTokens } = await import('./commands/token.ts')
  finish(await listTokens())
})
token
  .command('remove')
  .argument('<name>', say({ zh: '交给谁', en: 'whom it is for' }))
  .action(async (name: string) => {
    const { removeToken } = await import('./commands/token.ts')
    finish(await removeToken(name, language))
  })

program
  .command('work')
  .description(
    say({
      zh: '处理等待中的文件，可在多台机器上运行（PostgreSQL）',
      en: 'Works on the files that wait, on as many machines as you like (PostgreSQL)',
    }),
  )
  .addOption(
    new Option('--concurrency <n>', say({ zh: '同时处理多少个', en: 'how many at the same time' }))
      .argParser(readCount)
      .default(1),
  )
  .option('--drain', say({ zh: '全部处理完后结束', en: 'ends once nothing waits' }), false)
  .action(async (options: WorkOptions) => {
    becomeFrugal()
    const { work } = await import('./commands/work.ts')
    finish(await work(options))
  })

program
  .command('status')
  .description(
    say({
      zh: '有多少文件在等待、处理中、完成、失败',
      en: 'How many files wait, are worked on, done, failed',
    }),
  )
  .option('--pause', say({ zh: '暂停处理', en: 'lets no worker take a file' }), false)
  .option('--resume', say({ zh: '继续处理', en: 'lets workers take files again' }), false)
  .action(async (options: StatusOptions) => {
    const { status } = await import('./commands/status.ts')
    finish(await status(options, language))
  })

const graph = program.command('graph').description(
  say({
    zh: '图谱的各版：查看、全部重新计数、退回上一版',
    en: 'The builds of the graph: lists them, counts all anew, goes back to the one before',
  }),
)
graph
  .command('status')
  .description(
    say({
      zh: '保存着的各版图谱、大小与校验值',
      en: 'Lists the builds that are kept, with their sizes and hashes',
    }),
  )
  .action(async () => {
    const { graphStatus } = await import('./commands/graph.ts')
    finish(await graphStatus(language))
  })
graph
  .command('rebuild')
  .description(
    say({
      zh: '从全部事实重新计数，说明与逐次计数的结果是否一致，不一致则更正',
      en: 'Counts all anew from the facts, says whether it equals what was counted bit by bit, mends what does not',
    }),
  )
  .action(async () => {
    const { rebuildGraph } = await import('./commands/graph.ts')
    finish(await rebuildGraph(language))
  })
graph
  .command('rollback')
  .description(
    say({ zh: '退回上一版，直到内容再有变化', en: 'Serves the build before, until something changes' }),
  )
  .action(async () => {
    const { rollBackGraph } = await import('./commands/graph.ts')
    finish(await rollBackGraph(language))
  })

program
  .command('suggest')
  .description(
    say({
      zh: '列出反复出现而词典没有的名称，可直接收入词典',
      en: 'Lists names that keep appearing and no dictionary has, as rows for a dictionary',
    }),
  )
  .argument(
    '[file...]',
    say({ zh: '版面文件；不写则用已加入的数据', en: 'page files; what is in the store without any' }),
  )
  .addOption(
    new Option('--least <n>', say({ zh: '至少出现在几篇文章中', en: 'in how many articles at least' }))
      .argParser(readCount)
      .default(2),
  )
  .action(async (files: string[], options: { least: number }) => {
    const { suggest } = await import('./commands/suggest.ts')
    finish(await suggest(files, options, language))
  })

program
  .command('simulate')
  .description(
    say({
      zh: '生成虚构文章（JSON Lines），用于试用和测速',
      en: 'Prints made-up articles as JSON Lines, to try and to measure with',
    }),
  )
  .addOption(
    new Option('--articles <n>', say({ zh: '多少篇', en: 'how many' })).argParser(readCount).default(1000),
  )
  .addOption(
    new Option(
      '--names <n>',
      say({ zh: '涉及多少机构与人物', en: 'how many bodies, and people, they speak of' }),
    )
      .argParser(readCount)
      .default(10_000),
  )
  .addOption(
    new Option('--seed <n>', say({ zh: '随机数种子', en: 'seed of the random numbers' }))
      .argParser(readCount)
      .default(1),
  )
  .action(async ({ articles, ...corpus }: { articles: number } & Corpus) => {
    const { simulate } = await import('./commands/simulate.ts')
    finish(await simulate(articles, corpus))
  })

program
  .command('train')
  .description(
    say({
      zh: '用标注句子训练标注器，写出模型文件',
      en: 'Trains the tagger on annotated sentences and writes its model',
    }),
  )
  .argument(
    '<register:file...>',
    say({
      zh: '语体与 JSON Lines 文件，如 news:a.jsonl；语体为 news、encyclopedia、web、resume',
      en: 'register and JSON Lines file, as news:a.jsonl; registers: news, encyclopedia, web, resume',
    }),
    readTrainingSet,
  )
  .option(
    '--out <file>',
    say({
      zh: '模型写到哪里；默认换掉自带的',
      en: 'where to write; by default in place of the present model',
    }),
  )
  .addOption(
    new Option('--seed <n>', say({ zh: '随机数种子', en: 'seed of the random numbers' }))
      .argParser(readCount)
      .default(1),
  )
  .action(async (sets: TrainingSet[], options: { out?: string; seed: number }) => {
    const { train } = await import('./commands/train.ts')
    finish(await train(sets, options, language))
  })

program
  .command('eval')
  .description(
    say({
      zh: '用已标注事实的文本检验抽取，输出各类型的得分',
      en: 'Scores extraction on texts whose facts are known, per type',
    }),
  )
  .argument(
    '[path...]',
    say({
      zh: '标注文件（YAML）或其文件夹；默认为本项目自带的标注',
      en: 'files of gold (YAML) or folders of them; the project’s own by default',
    }),
  )
  .addOption(
    new Option(
      '--half <half>',
      say({ zh: '自带标注的一半', en: 'one half of the project’s own gold' }),
    ).choices(['a', 'b']),
  )
  .option('--errors', say({ zh: '列出每个错误及其句子', en: 'lists every error with its sentence' }), false)
  .action(async (paths: string[], options: { half?: 'a' | 'b'; errors: boolean }) => {
    if (paths.length > 0 && options.half)
      program.error(
        say({
          zh: '--half 只用于本项目自带的标注，不能与文件同用。',
          en: '--half is for the project’s own gold: leave the files out.',
        }),
      )
    const { evaluate } = await import('./commands/eval.ts')
    finish(await evaluate(paths, options, language))
  })

function finish(ok: boolean): void {
  if (!ok) process.exitCode = FAILED
}

/** Errors with a message for the user, and those of the system (ENOENT). Others are faults of ours, whose stack is wanted. */
function isExpected(error: unknown): boolean {
  return (
    error instanceof KnowledgeError || (error instanceof Error && ('messages' in error || 'code' in error))
  )
}

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE
  } else {
    const fault = storageFault(error)
    // What the system said tells which file or address it is about.
    if (fault !== undefined) console.error(`${say(STORAGE_MESSAGES[fault])}\n${messageOf(error, 'en')}`)
    else console.error(isExpected(error) ? messageOf(error, language) : error)
    process.exitCode = FAILED
  }
}
