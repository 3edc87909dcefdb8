// Tokens that let people on other machines in: 256 random bits each, of which only a hash is kept.
import { createHash, randomBytes } from 'node:crypto'

/** A reader asks, an editor may also add pages. */
export const ROLES = ['reader', 'editor'] as const
export type Role = (typeof ROLES)[number]

/** Whom a token lets in; `name` is how the list of tokens calls it. */
export type TokenHolder = { name: string; role: Role }

/** 43 characters of base64url: 256 bits, so that a plain hash of it can't be guessed back (ASVS 5.0, 6.5 and 11.4). */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
