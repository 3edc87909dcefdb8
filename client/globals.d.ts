// What the build gives that TypeScript does not know of: YAML files arrive as data.
declare module '*.yaml' {
  const value: unknown
  export default value
}
declare module '@fontsource-variable/noto-sans-sc'
declare module '@fontsource-variable/noto-serif-sc'
declare module 'virtual:traditional-words' {
  /** By the simplified word. */
  const words: Record<string, string>
  export default words
}
