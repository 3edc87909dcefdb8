// The register of formats a graph can be written in.
import type { ExportSource } from './export-source.ts'
import { type ExportOptions, type ExportReport, writeGexf } from './gexf.ts'

export type ExportFormat = {
  readonly extension: string
  readonly mediaType: string
  /** The file in pieces; what the format could not hold is said at the end. */
  readonly write: (source: ExportSource, options: ExportOptions) => AsyncGenerator<string, ExportReport>
}

export const EXPORT_FORMATS = {
  gexf: { extension: 'gexf', mediaType: 'application/gexf+xml', write: writeGexf },
} as const satisfies Record<string, ExportFormat>

export type ExportFormatName = keyof typeof EXPORT_FORMATS
