// The error of a data folder that another process holds.
import type { Message } from '../messages.ts'

export class FolderInUse extends Error {
  readonly messages: Message
  /** Where the server that holds the folder answers. */
  readonly address: string | undefined

  constructor(folder: string, holder: { pid: number; address?: string | undefined } | undefined) {
    const who = holder === undefined ? '' : String(holder.pid)
    const messages = {
      zh:
        `数据文件夹 ${folder} 正被另一个报图进程${who && `（进程号 ${who}）`}使用，请先结束它。` +
        (holder?.address ? `它的网址是 ${holder.address}，也可以在那里添加版面。` : ''),
      en:
        `The data folder ${folder} is in use by another Baotu process${who && ` (pid ${who})`}; stop that one first.` +
        (holder?.address ? ` It answers at ${holder.address}: pages can be added there, too.` : ''),
    }
    super(messages.en)
    this.name = 'FolderInUse'
    this.messages = messages
    this.address = holder?.address
  }
}
