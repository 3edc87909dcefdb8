// Spares sending again what the browser has: answers that only change with the graph are named after its state.
import type { Request, Response } from 'express'

/** Sets the ETag; sends 304 and returns true where the request has that very state. */
export function sendUnlessFresh(version: string, request: Request, response: Response): boolean {
  response.set('ETag', `"${version}"`)
  if (!request.fresh) return false
  response.status(304).end()
  return true
}
