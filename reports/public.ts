export { METRIC_IDS } from './catalogue/find-metric.ts'
export { type AskedBy, type Checked } from './query/check-query.ts'
export { answerQuery, type QueryContext } from './query/answer-query.ts'
