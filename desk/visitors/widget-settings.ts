import { CALENDARS, listDocuments, readAccount } from '../../accounts/public.ts'
import {
  type CalendarDocument,
  type WidgetConfig,
  type WidgetSettings,
  widgetSettings,
} from '../../domain/contract/public.ts'
import {
  addBusinessMs,
  type BusinessCalendar,
  compileCalendar,
  isWithin,
  parseInstant,
} from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { FILE_ENDINGS, MOST_FILE_BYTES } from '../files/file-kind.ts'
import { type SettingKind, settingKind } from '../settings/setting-kind.ts'
import { listSettings } from '../settings/settings.ts'

/** How the widget looks and what it asks: one setting, under the id `default`. */
export const WIDGET: SettingKind<WidgetSettings> = settingKind({
  name: 'widget',
  title: 'widget',
  schema: widgetSettings,
})
export const WIDGET_ID = 'default'

/** What holds until somebody has said otherwise. */
export function defaultWidget(name: string): WidgetSettings {
  return {
    name,
    color: '#3451d1',
    position: 'right',
    calendar_id: null,
    greeting: {
      'zh-CN': '您好，有什么可以帮您？',
      en: 'Hello! How can we help?',
    },
    consent: {
      'zh-CN': '为了答复您，我们会保存您填写和发送的内容。您可以随时让我们删除。',
      en: 'To answer you we keep what you fill in and send. You can have it deleted at any time.',
    },
    form: [
      {
        key: 'name',
        label: { 'zh-CN': '称呼', en: 'Name' },
        type: 'text',
        is_required: false,
        options: [],
      },
      {
        key: 'email',
        label: { 'zh-CN': '邮箱', en: 'E-mail' },
        type: 'email',
        is_required: false,
        options: [],
      },
    ],
    origins: [],
  }
}

export async function readWidgetSettings(desk: Desk): Promise<WidgetSettings> {
  const saved = (await listSettings(desk, WIDGET)).find(({ id }) => id === WIDGET_ID)
  return saved?.body ?? defaultWidget((await readAccount(desk.accounts)).name)
}

/** What a widget is told before it shows anything. */
export async function widgetConfigOf(desk: Desk): Promise<WidgetConfig> {
  // Whose pages may carry it is nobody's business but the server's.
  const { calendar_id, origins: _origins, ...shown } = await readWidgetSettings(desk)
  const calendar = await calendarInForce(desk, calendar_id)
  const now = desk.clock.now()
  const is_open = calendar === null || isWithin(now, calendar)
  const opensAt = is_open ? Infinity : addBusinessMs(now + 1, 0, calendar)
  return {
    ...shown,
    is_open,
    opens_at: Number.isFinite(opensAt) ? new Date(opensAt).toISOString() : null,
    max_file_bytes: MOST_FILE_BYTES,
    file_types: [...FILE_ENDINGS],
  }
}

/** The calendar with this id, else the account's default, as it holds now; null: always open. */
async function calendarInForce(
  desk: Desk,
  calendarId: string | null,
): Promise<BusinessCalendar | null> {
  const now = desk.clock.now()
  const inForce = new Map<
    string,
    { readonly version: number; readonly document: CalendarDocument }
  >()
  for (const { version, effective_from, document } of await listDocuments(
    desk.accounts,
    CALENDARS,
  )) {
    if (effective_from !== null && parseInstant(effective_from) > now) continue
    inForce.set(document.calendar_id, { version, document })
  }
  const all = [...inForce.values()]
  const chosen =
    (calendarId === null ? undefined : inForce.get(calendarId)) ??
    all.find(({ document }) => document.is_default === true)
  if (chosen === undefined) return null
  return compileCalendar({ ...chosen.document, version: chosen.version })
}
