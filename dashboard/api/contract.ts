export type {
  DrillAnswer,
  DrillCase,
  DrillRequest,
  MetricEntry,
  QueryAnswer,
  QueryRequest,
  QueryRow,
  Transcript,
} from '../../domain/contract/query.ts'
export type { Account, SetupInput, SignInInput, User } from '../../domain/contract/public.ts'
