// Makes the files of a new embedded database: run as a process of its own, since making them takes 1 GB that a server would keep.
import { PGlite } from '@electric-sql/pglite'

const folder = process.argv[2]
if (folder === undefined) throw new Error('create-embedded.ts needs the folder to make')
const database = await PGlite.create(folder)
await database.close()
