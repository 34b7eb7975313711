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
export type { Actor, Desk } from './desk.ts'
export { markForSearch } from './search/search-queue.ts'
