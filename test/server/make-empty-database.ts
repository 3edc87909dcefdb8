// Makes an embedded database with empty tables and an empty queue, for tests to copy: making one takes seconds, copying none.
import { openJobQueue } from '../../server/jobs/job-queue.ts'
import { openDatabase } from '../../server/store/open-database.ts'

const folder = process.argv[2]
if (folder === undefined) throw new Error('make-empty-database.ts needs the folder to make')
const database = await openDatabase({ folder })
const queue = await openJobQueue(database.queue, error => {
  throw error
})
await queue.close()
await database.close()
