// What a monitoring system reads off the server.
import { expect, test } from 'vitest'
import { FIRST_PAGE } from './facts-by-hand.ts'
import { startTestServer } from './start-test-server.ts'

test('requests are counted by route, never by address, and the graph by what it holds', async () => {
  const server = await startTestServer({ pages: [FIRST_PAGE] })
  await server.ask('/api/entities/person%3A%E6%97%A0%E5%90%8D')
  await server.ask('/no/such/place.txt')
  const answer = await server.ask('/metrics')
  expect(answer.headers.get('content-type')).toContain('text/plain')
  const text = await answer.text()
  expect(text).toContain('baotu_graph{of="articles"} 2')
  expect(text).toContain('baotu_request_seconds_count{method="GET",route="/api/entities/:id",status="404"} 1')
  expect(text).toContain('baotu_request_seconds_count{method="GET",route="other",status="404"} 1')
  expect(text).not.toContain('place.txt')
  expect(text).toContain('process_resident_memory_bytes')
  await server.close()
})
