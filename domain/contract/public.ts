export { account, type Account, accountChange, type AccountChange } from './account.ts'
export { type ErrorAnswer, errorAnswer } from './error.ts'
export { type Language, LANGUAGES, language, sourcedId } from './field.ts'
export {
  type DataHealthView,
  dataHealth,
  deadLetter,
  deadLetterFilter,
  deadLetterList,
  deadLetterPage,
  type DeadLetterView,
  ingestAnswer,
  replayAnswer,
  replayRequest,
} from './ingest.ts'
export { type LiveAnswer, liveAnswer, liveCase } from './live.ts'
export {
  PERMISSIONS,
  type Permission,
  permission,
  ROLES,
  type Role,
  role,
  SCOPES,
  type Scope,
  scope,
} from './permission.ts'
export { type Session, session, type SignInInput, signInInput } from './session.ts'
export {
  type CalendarDocument,
  calendarDocument,
  calendarVersion,
  type PolicyDocument,
  policyDocument,
  policyVersion,
  type SettingsSave,
  type SettingsVersion,
  settingsSave,
  type TargetDocument,
  targetDocument,
  targetVersion,
} from './settings.ts'
export { type SetupInput, setupInput, type SetupStatus, setupStatus } from './setup.ts'
export { type Team, team, type TeamInput, teamInput } from './team.ts'
export {
  type CreatedToken,
  createdToken,
  TOKEN_SCOPES,
  type Token,
  type TokenInput,
  type TokenScope,
  token,
  tokenInput,
  tokenScope,
} from './token.ts'
export {
  type Me,
  me,
  type PasswordChange,
  type PasswordReset,
  type ProfileChange,
  passwordChange,
  passwordReset,
  profileChange,
  type User,
  type UserAgent,
  type UserChange,
  type UserInput,
  type UserStatus,
  user,
  userAgent,
  userChange,
  userInput,
  userStatus,
  whoIsIt,
} from './user.ts'
export { type Viewer, viewer } from './viewer.ts'
export {
  CREDITS,
  type DimensionKey,
  type DimensionNames,
  type DrillAnswer,
  type DrillCase,
  type DrillRequest,
  drillAnswer,
  drillRequest,
  METRIC_UNITS,
  type MetricEntry,
  type MetricUnit,
  metricEntry,
  QUERY_GRAINS,
  type QueryAnswer,
  type QueryColumn,
  type QueryFilters,
  type QueryParams,
  type QueryRequest,
  type QueryRow,
  queryAnswer,
  queryRequest,
  type Transcript,
  transcript,
} from './query.ts'
