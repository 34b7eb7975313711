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
