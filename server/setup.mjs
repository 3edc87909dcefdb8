// Installs what is missing and builds the explorer when its sources changed; plain JavaScript, since it runs before anything is installed.
//
//   node server/setup.mjs            packages
//   node server/setup.mjs --client   packages and the explorer
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const installedStamp = join(root, 'node_modules', '.baotu-installed')
const clientStamp = join(root, 'client', 'dist', '.built-from')

function run(command, args, variables = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...variables },
    // Standard error, so that the output of `baotu extract` and `baotu tag` stays clean.
    stdio: ['ignore', 2, 2],
  })
  if (error) throw error
  if (status !== 0) {
    console.error(`${command} ${args.join(' ')} failed with exit code ${status}; the lines above say why.`)
    process.exit(1)
  }
}

function hashOf(paths) {
  const hash = createHash('sha256')
  const add = path => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (entry.name === 'dist' || entry.name === 'node_modules') continue
      const inner = join(path, entry.name)
      if (entry.isDirectory()) add(inner)
      else hash.update(inner.slice(root.length)).update('\0').update(readFileSync(inner))
    }
  }
  for (const path of paths) {
    if (path.includes('.')) hash.update(readFileSync(join(root, path)))
    else add(join(root, path))
  }
  return hash.digest('hex')
}

/** npm ci empties the folder it installs into: one that several worktrees share through a link is none of ours. */
function isShared(folder) {
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

const stampSays = (file, hash) => existsSync(file) && readFileSync(file, 'utf8') === hash

const lock = hashOf(['package-lock.json', 'package.json'])
if (!stampSays(installedStamp, lock) && !isShared(join(root, 'node_modules'))) {
  console.error('Installing packages (once; about a minute) …')
  // No package runs a script of its own when it is installed, but for those that are known to need it; older npm knows no allowScripts.
  const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  run('npm', ['rebuild', '--loglevel=error', ...Object.keys(allowScripts)])
  writeFileSync(installedStamp, lock)
}

if (process.argv.includes('--client')) {
  const sources = hashOf([
    'client',
    'server/api',
    'graph-data/schema.yaml',
    'vite.config.ts',
    'package-lock.json',
    'server/setup.mjs',
  ])
  if (!stampSays(clientStamp, sources)) {
    console.error('Building the explorer …')
    run(
      join(root, 'node_modules', '.bin', 'node'),
      [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
      // Vitest says NODE_ENV=test, and React then comes as for development: another explorer than the one readers get.
      { NODE_ENV: 'production' },
    )
    mkdirSync(dirname(clientStamp), { recursive: true })
    writeFileSync(clientStamp, sources)
  }
}
