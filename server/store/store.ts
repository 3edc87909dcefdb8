// Pages and their facts, kept: everything the server and the command ask of the database.
import { accessTokens } from './access-tokens.ts'
import { articles } from './articles.ts'
import { failures } from './failures.ts'
import { files } from './files.ts'
import { notes } from './notes.ts'
import { type OpenDatabase, openDatabase, type StoreSettings } from './open-database.ts'
import { pages } from './pages.ts'

export type Store = ReturnType<typeof createStore>

/** Opens the store and brings its tables up to date. Throws `FolderInUse` where another process holds the folder. */
export async function openStore(settings: StoreSettings): Promise<Store> {
  return createStore(await openDatabase(settings))
}

export function createStore({ db, lock, close }: OpenDatabase) {
  return {
    ...pages(db),
    ...articles(db),
    ...notes(db),
    ...failures(db),
    ...files(db),
    ...accessTokens(db),
    /** Tells a process that finds the folder taken where this server answers. */
    announce: (address: string): void => lock?.announce(address),
    close,
  }
}
