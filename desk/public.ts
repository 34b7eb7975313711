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
export { listDeliveries, resendDelivery, testWebhook } from './webhooks/delivery-log.ts'
export { readCaseFirings } from './rules/case-firings.ts'
export { DESK_LOGS, purgeLog } from './store/purge-log.ts'
export { purgeDeliveries } from './webhooks/purge-deliveries.ts'
export { createDeliveryRunner, type DeliveryRunner } from './webhooks/delivery-runner.ts'
export type { Outgoing, OutgoingAnswer } from './webhooks/outgoing.ts'
export { queueDeliveries } from './webhooks/queue-deliveries.ts'
export { createRuleWebhook } from './webhooks/tell-webhook.ts'
export {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  listWebhooks,
  rotateWebhookSecret,
} from './webhooks/webhooks.ts'
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
  requireSupervised,
} from './access/desk-agent.ts'
export { actAs, modeOfAction } from './access/act-as.ts'
export {
  type CaseHolding,
  type CaseMode,
  type CaseReader,
  caseReaderOf,
  holdsCase,
  mayCase,
  requireCase,
} from './access/may-case.ts'
export { readInvitedAgents, readInvitedCases } from './access/invited.ts'
export { actOnCase, type CaseRequest } from './actions/act-on-case.ts'
export { type CustomerMessage, sayAsCustomer } from './actions/customer-message.ts'
export { giveRating, hashRatingSecret, issueRatingSecret } from './actions/rating.ts'
export { caseOfRow, type CaseState, isDone, isEnded } from './cases/case-state.ts'
export { caseView, type CaseViewOptions } from './cases/case-view.ts'
export { staffEntries, visitorEntries } from './cases/entry-view.ts'
export { openCase, type Opening, readCase } from './cases/open-case.ts'
export {
  type EntryRange,
  readCases,
  readCasesChanged,
  readEntries,
  readEntriesAt,
  readPlaces,
  readPublicEntries,
} from './cases/read-entries.ts'
export {
  publicSeqAt,
  readReadMarks,
  type ReadMark,
  seqOfPublic,
  writeReadMarks,
} from './cases/read-marks.ts'
export type {
  BotHandOff,
  Channel,
  ChannelAdapter,
  ChannelCapabilities,
  ChannelIdentity,
  ChannelInlet,
  DeliveryReceipt,
  InboundMessage,
  OutboundFile,
  OutboundMessage,
} from './channels/channel.ts'
export { WEB_CHANNEL } from './channels/web.ts'
export type { CaseChange, Entry } from './commit/case-change.ts'
export { type Committed, commitCase, type CommitRequest } from './commit/commit-case.ts'
export type { CaseNews, DeskNews, News } from './news/desk-news.ts'
export { markForSearch } from './search/search-queue.ts'
export {
  type FileRow,
  MOST_UNSENT_BYTES,
  purgeUnsentFiles,
  storeFile,
  type Upload,
} from './files/case-files.ts'
export { readStaffFile, readVisitorFile } from './files/file-access.ts'
export { isShownInPlace, MOST_FILE_BYTES } from './files/file-kind.ts'
export { forgetVisitor } from './visitors/forget-visitor.ts'
export { makeRatingSecret, rateByLink, readRatingLink } from './visitors/rating-link.ts'
export {
  leaveCase,
  markVisitorRead,
  noteVisitorPage,
  openVisitorCase,
  rateCase,
  sayInCase,
} from './visitors/visitor-acts.ts'
export {
  listVisitorCases,
  readTranscript,
  readVisitorCase,
  toVisitorCases,
} from './visitors/visitor-cases.ts'
export { readVisitorStanding } from './visitors/visitor-standing.ts'
export { readWorkingVisitors, touchVisitors } from './visitors/working-visitors.ts'
export { welcomeVisitor } from './visitors/welcome-visitor.ts'
export {
  readWidgetSettings,
  WIDGET,
  WIDGET_ID,
  widgetConfigOf,
} from './visitors/widget-settings.ts'
export { indexTurn } from './search/index-turn.ts'
export { searchDesk } from './search/search-desk.ts'
export { chooseAgentState, type AgentStanding } from './presence/agent-state.ts'
export { takeStock } from './presence/give-up-gone.ts'
export { BEAT_MS, openPresence, type Presence } from './presence/presence.ts'
export { listPresence, saveOwnCapacity } from './presence/list-presence.ts'
export { type HoursOf, type OpeningHours, readOpeningHours } from './queues/opening-hours.ts'
export { deleteQueue, listQueues, orderQueues, queueIn, saveQueue } from './queues/queues.ts'
export { readRoutingSettings, saveRoutingSettings } from './queues/routing-settings.ts'
export { type Admission, admissionOf } from './router/admission.ts'
export { concernsRouting, noteRouting } from './router/note-routing.ts'
export { createRouter, type Router, type Turn } from './router/router.ts'
export { readRoutingLog } from './router/routing-log.ts'
export { createStandings, type Standing, type Standings } from './router/standings.ts'
export type { CaseFacts } from './routing/match-queue.ts'
export { type DeskOutboxEntry, forgetDeskOutbox, readDeskOutbox } from './outbox/read-outbox.ts'
export { wakeSnoozed } from './actions/wake-snoozed.ts'
export { createRuleEngine, type RuleEngine } from './rules/engine.ts'
export { dryRun } from './rules/dry-run.ts'
export type { RuleWebhook } from './rules/fire.ts'
export { listFirings } from './rules/firings.ts'
export { deleteRule, orderRules, saveRule } from './rules/save-rule.ts'
export { listTags } from './tags/list-tags.ts'
export { retagCases } from './tags/retag-cases.ts'
export { renameTag, saveTag, type TagSaved } from './tags/save-tag.ts'
export { textProblems } from './tickets/definition-problems.ts'
export { deleteCategory, type Saved, saveCategory, saveField } from './tickets/definitions.ts'
export { listFollowups } from './tickets/followups.ts'
export { moveCategory } from './tickets/move-category.ts'
export { CANNED, CATEGORIES, FIELDS, MACROS, RULES, VIEWS } from './tickets/kinds.ts'
export { runMacro } from './tickets/run-macro.ts'
export { deleteShared, listShared, readShared, saveShared } from './tickets/shared-settings.ts'
export type { PromisesOf } from './cases/case-lines.ts'
export { listChannels } from './channels/list-channels.ts'
export { judgeFile } from './files/file-kind.ts'
export { openAs } from './access/open-as.ts'
export { customerView, type DetailOptions, readCaseDetail } from './cases/case-detail.ts'
export { caseLines, type CaseLineOptions } from './cases/case-lines.ts'
export { changeCustomer } from './cases/change-customer.ts'
export { countBoxes, type InboxPage, readInbox } from './cases/inbox.ts'
export { abandonLeft } from './actions/abandon-left.ts'
