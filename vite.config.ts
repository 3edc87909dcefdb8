// Builds the explorer from client/ into client/dist; in development it asks a running Baotu for the data.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstChunk } from './client/first-chunk.ts'
import { traditionalWordsAsModule } from './client/i18n/traditional-words.ts'
import { pdfFiles } from './client/pdf-files.ts'
import { yamlAsData } from './client/yaml-as-data.ts'

export default defineConfig({
  root: 'client',
  plugins: [react(), yamlAsData(), traditionalWordsAsModule(), pdfFiles()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and pictures stay files: the server's Content-Security-Policy allows no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstChunk }] } } },
  },
  server: {
    fs: { allow: ['..'] },
    proxy: { '/api': process.env.BAOTU_API ?? 'http://127.0.0.1:3000' },
  },
})
