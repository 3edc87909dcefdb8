// Builds the explorer from client/ into client/dist; in development it asks a running Baotu for the data.
import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { parse } from 'yaml'

/** Makes `import schema from '…/schema.yaml'` give the parsed data, so that no YAML parser reaches the browser. */
function yamlAsData(): Plugin {
  return {
    name: 'yaml-as-data',
    load(id) {
      if (!id.endsWith('.yaml')) return null
      this.addWatchFile(id)
      return { code: `export default ${JSON.stringify(parse(readFileSync(id, 'utf8')))}`, moduleType: 'js' }
    },
  }
}

export default defineConfig({
  root: 'client',
  plugins: [react(), yamlAsData()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and pictures stay files: the server's Content-Security-Policy allows no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: {
    fs: { allow: ['..'] },
    proxy: { '/api': process.env.BAOTU_API ?? 'http://127.0.0.1:3000' },
  },
})
