import { type TargetDocument, targetDocument } from '../../domain/contract/public.ts'
import type { DocumentKind } from './versioned-document.ts'

/** What metrics should reach. Facts do not depend on it; whether the metric exists, the reports know. */
export const TARGETS: DocumentKind<TargetDocument> = {
  name: 'target',
  idOf: (document) => document.target_id,
  read: (body) => targetDocument.parse(body),
  problemsOf: () => [],
  eventOf: () => null,
}
