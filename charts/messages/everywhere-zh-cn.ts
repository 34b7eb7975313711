import type { everywhereEn } from './everywhere-en.ts'

/** 每个分析页面都有的功能：导出、事件标注、目标、快捷键、数据健康。 */
export const everywhereZhCN: Readonly<Record<keyof typeof everywhereEn, string>> = {
  'export.label': '导出“{title}”',
  'export.csv': 'CSV',
  'export.csv-note': '原始数值，便于程序处理',
  'export.xlsx': 'Excel',
  'export.xlsx-note': '第二张表附口径与筛选条件',
  'export.png': '图片',
  'export.png-note': 'PNG，含标题与时间范围',
  'export.sheet': '数据',
  'export.about': '说明',
  'export.n': 'n',
  'export.lo': '95% 下限',
  'export.hi': '95% 上限',
  'export.prev': '对比期',
  'export.prev_n': '对比期 n',
  'export.range': '时间范围',
  'export.filters': '筛选条件',
  'export.none': '无',
  'export.as-of': '读取时间',
  'export.data-until': '数据截至',
  'export.note': '备注',
  'export.unit.count': '数量',
  'export.unit.secs': '时长（时:分:秒）',
  'export.unit.ratio': '比例',
  'export.unit.score': '得分',
}
