import type { LanguagePack } from '../topic-text.ts'
import { ACCOUNT } from './account.ts'
import { ZH_AGENT_PHRASES } from './agent-phrases.ts'
import { APP } from './app.ts'
import { BILLING } from './billing.ts'
import { ZH_CUSTOMER_PHRASES } from './customer-phrases.ts'
import { LOGISTICS } from './logistics.ts'
import { ORDER } from './order.ts'
import { PRAISE } from './praise.ts'
import { QUALITY } from './quality.ts'
import { ZH_RECIPES } from './recipes.ts'
import { REFUND } from './refund.ts'
import { roughenChinese } from './roughen.ts'
import { tidyChinese } from './tidy.ts'

export const ZH: LanguagePack = {
  topics: {
    order: ORDER,
    logistics: LOGISTICS,
    refund: REFUND,
    quality: QUALITY,
    account: ACCOUNT,
    billing: BILLING,
    app: APP,
    praise: PRAISE,
  },
  recipes: ZH_RECIPES,
  phrases: { ...ZH_CUSTOMER_PHRASES, ...ZH_AGENT_PHRASES },
  tidy: tidyChinese,
  roughen: roughenChinese,
}
