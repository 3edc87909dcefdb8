// Serves the newspaper by hand for work on the explorer: `node test/client/serve-mock.ts [port]`, then `vite` with BAOTU_API=http://127.0.0.1:port.
import { mockApi } from './mock-api.ts'

const port = Number(process.argv[2] ?? 8787)
mockApi({}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`))
