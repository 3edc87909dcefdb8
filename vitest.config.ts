// One test run: unit tables, whole pages, the server over a real port, the explorer in a real browser.
import { defineConfig } from 'vitest/config'
import { yamlAsData } from './client/yaml-as-data.ts'

export default defineConfig({
  plugins: [yamlAsData()],
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: 'test/set-up.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/closing-line.ts'],
  },
})
