/** The only door of `charts`: pictures as data, the theme, the formats of units, and the messages. */
export { formatAge } from './format/format-age.ts'
export {
  type BetterDirection,
  type Change,
  type ChangeVerdict,
  describeChange,
} from './format/format-change.ts'
export { formatCount } from './format/format-count.ts'
export { formatDay, formatDayRange } from './format/format-days.ts'
export { formatDue } from './format/format-due.ts'
export { formatInstant, type InstantOptions } from './format/format-instant.ts'
export { formatPercent } from './format/format-percent.ts'
export { formatRating } from './format/format-rating.ts'
export { formatSecs } from './format/format-secs.ts'
export { formatSpan } from './format/format-span.ts'
export { formatMark, formatValue, valueFigure } from './format/format-value.ts'
export { formatZone } from './format/format-zone.ts'
export { chainWords, fillWords, joinWords, labelWords } from './format/join-words.ts'
export { type Language, NO_VALUE } from './format/language.ts'
export { type Hairline, hairline } from './hairline.ts'
export { type HourOfWeekCount, type HourOfWeekMean, meanByHourOfWeek } from './hour-of-week.ts'
export { type Estimate, intervalBar, type IntervalScale, intervalScale } from './interval-scale.ts'
export { loadLaterMessages, loadMessages, MESSAGES } from './messages/catalogue.ts'
export { dimensionName, type ValueNames, valueName } from './messages/dimension-name.ts'
export { evidenceName } from './messages/evidence-name.ts'
export type { MessageKey, Messages } from './messages/en.ts'
export { isMessageKey, measureName, metricName } from './messages/metric-name.ts'
export { type AnnotationMark, MARK_HEIGHT } from './options/annotation-marks.ts'
export { type ArrivalSlot, arrivalsOption } from './options/arrivals.ts'
export { bucketTitle, type Grain } from './options/bucket-label.ts'
export { heatScaleLabels, hourHeatmapOption, weekdayNames } from './options/hour-heatmap.ts'
export {
  type TrendPoint,
  type TrendSeries,
  type TrendTarget,
  trendOption,
} from './options/trend.ts'
export { ACCENT_COLORS, type AccentName, withAccent } from './theme/accents.ts'
export { FONT_FAMILY, type Theme, type ThemeName, THEMES } from './theme/theme.ts'
