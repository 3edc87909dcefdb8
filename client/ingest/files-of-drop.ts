// The files in what was dropped, those in folders among them, each named by its path.

// What systems leave in folders.
const LEFTOVER = /^(?:\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i
/** More than anyone drops on purpose: a whole disk is no folder of papers. */
const MOST_FILES = 20_000

/** To be called while the drop is handled: what was dropped is out of reach later. Folders are read when the promise is awaited. */
export function filesOfDrop(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map(item => (item.kind === 'file' ? item.webkitGetAsEntry() : null))
  // Files that a page makes itself have no entry.
  if (entries.every(entry => entry === null)) return Promise.resolve([...transfer.files])
  return filesOf(entries.filter(entry => entry !== null))
}

async function filesOf(entries: readonly FileSystemEntry[]): Promise<File[]> {
  const files: File[] = []
  const waiting = [...entries].reverse()
  for (let entry = waiting.pop(); entry !== undefined && files.length < MOST_FILES; entry = waiting.pop()) {
    if (LEFTOVER.test(entry.name)) continue
    if (isFolder(entry)) waiting.push(...(await entriesIn(entry)).reverse())
    else files.push(await fileOf(entry as FileSystemFileEntry))
  }
  return files
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

/** In order of names. A browser hands over a hundred at a time. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  while (true) {
    const more = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (more.length === 0) return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    entries.push(...more)
  }
}

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
  const path = entry.fullPath.replace(/^\/+/, '')
  return path === file.name ? file : new File([file], path, { type: file.type })
}
