// A process that holds a data folder until it is killed: for the test of the lock.
import { lockFolder } from '../../../server/store/folder-lock.ts'

lockFolder(process.argv[2] as string).announce('http://127.0.0.1:4321/')
process.send?.('held')
setInterval(() => undefined, 1000)
