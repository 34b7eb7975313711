import type { LanguagePack } from '../topic-text.ts'
import { ACCOUNT } from './account.ts'
import { EN_AGENT_PHRASES } from './agent-phrases.ts'
import { APP } from './app.ts'
import { BILLING } from './billing.ts'
import { EN_CUSTOMER_PHRASES } from './customer-phrases.ts'
import { LOGISTICS } from './logistics.ts'
import { ORDER } from './order.ts'
import { PRAISE } from './praise.ts'
import { QUALITY } from './quality.ts'
import { EN_RECIPES } from './recipes.ts'
import { REFUND } from './refund.ts'
import { roughenEnglish } from './roughen.ts'
import { tidyEnglish } from './tidy.ts'

export const EN: LanguagePack = {
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
  recipes: EN_RECIPES,
  phrases: { ...EN_CUSTOMER_PHRASES, ...EN_AGENT_PHRASES },
  tidy: tidyEnglish,
  roughen: roughenEnglish,
}
