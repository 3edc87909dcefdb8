// Lets the browser fetch the rest of the explorer while the first picture is drawn, so that it is there when it is wanted.
import type { Plugin } from 'vite'

/** Adds a modulepreload for the built file of `module` and for those it imports, but for what the page needs anyway. */
export function preloadRest(module: string): Plugin {
  return {
    name: 'preload-rest',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).flatMap(file => (file.type === 'chunk' ? [file] : []))
        const rest = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${module}`))
        if (!rest) throw new Error(`The explorer's build has no file of its own for ${module}.`)
        const entry = new Set(chunks.find(({ isEntry }) => isEntry)?.imports)
        return [rest.fileName, ...rest.imports]
          .filter(file => !entry.has(file))
          .map(file => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', href: `/${file}` },
            injectTo: 'head' as const,
          }))
      },
    },
  }
}
