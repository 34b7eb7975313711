export { account, type Account, accountChange, type AccountChange } from './account.ts'
export {
  type AgentDay,
  agentDay,
  type AgentDayRequest,
  agentDayRequest,
  type AgentHours,
  agentHours,
  type AgentHoursRequest,
  agentHoursRequest,
  type ShownState,
  WORKED_STATES,
} from './agent-time.ts'
export { ANNOTATION_DIMENSIONS, ANNOTATION_KINDS, type AnnotationKind } from './annotation-kind.ts'
export {
  annotation,
  type AnnotationAuthor,
  type AnnotationEntry,
  type AnnotationInput,
  type AnnotationSave,
  type AnnotationScope,
  annotationInput,
  annotationSave,
  type AnnotationsRequest,
  annotationsRequest,
} from './annotation.ts'
export { isAboutSomeOf, isShownTo } from './annotation-reach.ts'
export {
  CASE_PROPERTIES,
  type CaseBreakdown,
  type CaseBreakdownAnswer,
  type CaseFound,
  type CaseProperty,
  type CaseSearch,
  type CaseSearchAnswer,
  type CaseSnippet,
  type CaseSort,
  caseBreakdown,
  caseBreakdownAnswer,
  caseSearch,
  caseSearchAnswer,
  foundCase,
} from './case-search.ts'
export { type CaseMoment, type CaseTimeline, caseTimeline } from './case-timeline.ts'
export {
  type BotQuestions,
  botQuestions,
  type BotQuestionsRequest,
  botQuestionsRequest,
  SURE_ENOUGH,
} from './bot-questions.ts'
export {
  type Accent,
  accent,
  ACCENTS,
  type Appearance,
  appearance,
  type AppearanceChange,
  appearanceChange,
  type LogoInput,
  logoInput,
  MOST_LOGO_BYTES,
} from './appearance.ts'
export * from './desk/public.ts'
export { type ErrorAnswer, errorAnswer } from './error.ts'
export { type Language, LANGUAGES, language, sourcedId } from './field.ts'
export {
  type Figure,
  type FiguresAnswer,
  type FiguresRequest,
  figuresAnswer,
  figuresRequest,
} from './figures.ts'
export { MOST_FILE_ROWS } from './file-rows.ts'
export { PHONE_PATTERN } from './phone.ts'
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
export {
  createdInvitation,
  createdResetLink,
  type Invitation,
  type InvitationAcceptance,
  type InvitationInput,
  type InvitationSight,
  invitation,
  invitationAcceptance,
  invitationInput,
  invitationSight,
  linkToken,
  type ResetInput,
  type ResetSight,
  resetInput,
  resetSight,
} from './invitation.ts'
export {
  LIVE_SELECTIONS,
  type LiveAnswer,
  liveAnswer,
  type LiveCase,
  type LiveCasesAnswer,
  liveCasesAnswer,
  liveCasesRequest,
  liveRequest,
  type LiveSelection,
  type ExpectedArrivals,
  expectedArrivals,
} from './live.ts'
export {
  DEFAULT_LIVE_LIMITS,
  isBetterHigh,
  LIVE_FIGURES,
  type LiveFigure,
  type LiveLimits,
  liveLimits,
  type LiveVerdict,
  liveVerdict,
} from './live-limits.ts'
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
export { LONGEST_PROMISE_SECS } from '../event/fields.ts'
export {
  type CalendarDocument,
  calendarDocument,
  calendarVersion,
  type PolicyDocument,
  policyDocument,
  policyVersion,
  type SettingsSave,
  type SettingsVersion,
  SETTING_KEY_PATTERN,
  settingsSave,
  type TargetDocument,
  targetDocument,
  targetVersion,
  toldSettings,
  type ToldSettings,
  type ToldVersion,
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
  type ProfileChange,
  passwordChange,
  passwordReset,
  profileChange,
  type User,
  type UserAgent,
  type UserChange,
  type UserInput,
  user,
  userChange,
  userInput,
  userStatus,
  whoIsIt,
} from './user.ts'
export { type Viewer, viewer } from './viewer.ts'
export {
  type CasePromise,
  type CaseWait,
  CREDITS,
  casePromise,
  caseWait,
  type DimensionKey,
  type DimensionNames,
  type DrillAnswer,
  type DrillCase,
  type DrillRequest,
  drillAnswer,
  drillRequest,
  type MetricEntry,
  type MetricUnit,
  metricEntry,
  QUERY_GRAINS,
  type QueryAnswer,
  type QueryColumn,
  type QueryParams,
  type QueryRequest,
  type QueryRow,
  queryAnswer,
  queryRequest,
  type Transcript,
  transcript,
  USUAL_PARAMS,
} from './query.ts'
export {
  type AgentPart,
  type AgentScore,
  SCORE_PARTS,
  type ScoreAnswer,
  type ScorePart,
  type ScorePeers,
  type ScoreRequest,
  type ScoreWeights,
  DEFAULT_SCORE_WEIGHTS,
  scoreAnswer,
  scoreRequest,
  scoreWeights,
} from './score.ts'
export { CARD_CHARTS, type Card, type CardChart, card, cardChart } from './card.ts'
export {
  BOARD_COLUMNS,
  type Board,
  type BoardCard,
  type BoardInput,
  type BoardPlace,
  type BoardSave,
  type BoardSharing,
  type BoardSummary,
  board,
  boardCard,
  boardInput,
  boardSave,
  boardSummary,
  MOST_BOARD_CARDS,
} from './board.ts'
export {
  type Breach,
  type BreachAnswer,
  type BreachPart,
  type BreachRequest,
  breach,
  breachAnswer,
  breachRequest,
} from './breach.ts'
export {
  type DistributionAnswer,
  type DistributionBand,
  type DistributionRequest,
  distributionAnswer,
  distributionRequest,
} from './distribution.ts'
export { type StandingOut, type StandsOutAnswer, standsOutAnswer } from './stands-out.ts'
export {
  type CommentsAnswer,
  type CommentsRequest,
  commentsAnswer,
  commentsRequest,
  DRIVER_FACTORS,
  type Driver,
  type DriverFactor,
  type DriverLevel,
  type DriverPoints,
  type DriversAnswer,
  type DriversRequest,
  driversAnswer,
  driversRequest,
  OTHER_LEVEL,
  type RatingComment,
  WAIT_BANDS,
} from './satisfaction.ts'
export { distinctSkills, hasSkill, skillKey } from './skill.ts'
