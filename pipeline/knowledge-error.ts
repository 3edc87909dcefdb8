// The error for our own files: it stops the program at start-up and names the file, the line and the mend.

export class KnowledgeError extends Error {
  override name = 'KnowledgeError'
  constructor(file: string, line: number | null, problem: string, mend: string) {
    super(`${file}${line === null ? '' : `:${line}`}: ${problem}. ${mend}`)
  }
}
