export { DESK_MIGRATIONS } from './store/migrations.ts'
export { settingKind, type SettingKind } from './settings/setting-kind.ts'
export {
  deleteSetting,
  listSettings,
  orderSettings,
  putSetting,
  readSetting,
  type SettingInput,
} from './settings/settings.ts'
export { fileNameOf, plainLine, previewOf } from './text/plain-text.ts'
export { renderMessage } from './text/render-message.ts'
export { actorOfVisitor, requireVisitor, type Visitor, visitorOfToken } from './visitors/visitor.ts'
export { type FileVault, openDiskVault } from './files/file-vault.ts'
export {
  type Actor,
  createDesk,
  type Desk,
  type DeskOptions,
  deskAgentId,
  newDeskId,
  SYSTEM,
} from './desk.ts'
export {
  actorOfPrincipal,
  type DeskAgent,
  listDeskAgents,
  requireDeskAgent,
} from './access/desk-agent.ts'
export { actOnCase, type ActOptions } from './actions/act-on-case.ts'
export { type CustomerMessage, sayAsCustomer } from './actions/customer-message.ts'
export { giveRating, hashRatingSecret, issueRatingSecret } from './actions/rating.ts'
export { caseOfRow, type CaseState, isDone, isEnded } from './cases/case-state.ts'
export { caseView, type CaseViewOptions } from './cases/case-view.ts'
export { staffEntries, visitorEntries } from './cases/entry-view.ts'
export { openCase, type Opening, readCase } from './cases/open-case.ts'
export { type EntryRange, readEntries, readPublicEntries } from './cases/read-entries.ts'
export type { CaseChange, Entry } from './commit/case-change.ts'
export { type Committed, commitCase, type CommitRequest } from './commit/commit-case.ts'
export type { CaseNews, DeskNews, News } from './news/desk-news.ts'
export { markForSearch } from './search/search-queue.ts'
