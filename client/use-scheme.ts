// Light or dark: as the system has it, until the reader chooses otherwise.
import { useComputedColorScheme } from '@mantine/core'
import { useLayoutEffect } from 'react'
import { ENTITY_TYPES, type Scheme, typeColour } from './schema.ts'

/** The scheme now shown, with the types' colours of the schema set on the page as `--type-person` and so on. */
export function useScheme(): Scheme {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  useLayoutEffect(() => {
    const { style } = document.documentElement
    for (const type of [...ENTITY_TYPES, 'article'] as const)
      style.setProperty(`--type-${type}`, typeColour(type, scheme))
    style.setProperty('--on-type', scheme === 'dark' ? '#1b1a18' : '#ffffff')
  }, [scheme])
  return scheme
}
