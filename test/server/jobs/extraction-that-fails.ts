// An extraction process whose rules can't be loaded: it says so, and waits to be let go.
import type { ExtractionReply } from '../../../server/jobs/extraction-messages.ts'

const reply: ExtractionReply = { kind: 'cannot_start', reason: 'rules.yaml, line 3: made to fail' }
process.on('disconnect', () => process.exit(0))
process.send?.(reply)
