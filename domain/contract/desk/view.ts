import { z } from 'zod'
import { line } from '../field.ts'
import { inboxRequest } from './case.ts'
import { sharing } from './sharing.ts'

/** A saved view: what the inbox is asked for, under a name. */
export const savedView = z.strictObject({
  name: line(100),
  sharing: sharing.default({ kind: 'own' }),
  request: inboxRequest.omit({ after: true, limit: true }),
})
export type SavedView = z.infer<typeof savedView>
