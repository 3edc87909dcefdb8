// `baotu token`: makes, lists and removes the tokens that let other machines in.
import { hashToken, newToken, type Role } from '../access/access-token.ts'
import type { Language } from '../messages.ts'
import { storeSettings } from '../settings.ts'
import { openStore, type Store } from '../store/store.ts'

async function withStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(storeSettings(process.env))
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Prints the new token on standard output, the only time that it can be seen. */
export async function createToken(name: string, role: Role, language: Language): Promise<boolean> {
  const token = newToken()
  await withStore(store => store.addToken({ hash: hashToken(token), name, role }))
  console.error(
    language === 'zh'
      ? '令牌只显示这一次，请妥善交给使用者：'
      : 'The token is shown this once; hand it to whom it is for:',
  )
  process.stdout.write(`${token}\n`)
  return true
}

export async function listTokens(): Promise<boolean> {
  const tokens = await withStore(store => store.listTokens())
  process.stdout.write(tokens.map(({ name, role }) => `${name}\t${role}\n`).join(''))
  return true
}

/** False where there is none of that name. */
export async function removeToken(name: string, language: Language): Promise<boolean> {
  const removed = await withStore(store => store.removeTokens(name))
  if (removed === 0)
    console.error(language === 'zh' ? `没有名为 ${name} 的令牌。` : `There is no token named ${name}.`)
  return removed > 0
}
