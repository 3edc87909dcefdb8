// A route of Express that does nothing but answer with so many bytes: what any answer of that size costs on this machine.
import { parentPort, workerData } from 'node:worker_threads'
import express from 'express'

const { bytes } = workerData as { bytes: number }
const body = JSON.stringify({ text: 'x'.repeat(Math.max(0, bytes - 11)) })
const server = express()
  .get('/', (_request, response) => {
    response.type('application/json').send(body)
  })
  .listen(0, '127.0.0.1', () => parentPort?.postMessage(server.address()))
