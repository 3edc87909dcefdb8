// Ends a test run with one plain line, `N passed, N failed, N skipped`, for people and for CI.
import type { Reporter, TestModule } from 'vitest/node'

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed' || state === 'failed') count[state]++
        else count.skipped++
      }
      // A file that does not load has no tests to fail: it counts as one failure.
      if (module.state() === 'failed' && module.errors().length > 0) count.failed++
    }
    count.failed += errors.length
    const skipped = count.skipped ? `, ${count.skipped} skipped` : ''
    // Written when the process ends, so that nothing is printed after it.
    process.once('exit', () =>
      process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`),
    )
  }
}
