import type { Language } from '../format/language.ts'
import { en, type Messages } from './en.ts'
import { zhCN } from './zh-cn.ts'

/** Every text the product shows to staff, by language. */
export const MESSAGES: Readonly<Record<Language, Messages>> = { en, 'zh-CN': zhCN }
