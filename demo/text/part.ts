/** Everything that is ever said, by what it does in the conversation. */
export type Part =
  // customers
  | 'subject'
  | 'problem'
  | 'problemLetter'
  | 'detail'
  | 'addition'
  | 'doubt'
  | 'thanks'
  | 'unhappy'
  | 'nudge'
  | 'comeBack'
  | 'askHuman'
  | 'botThanks'
  | 'spam'
  | 'spamSubject'
  | 'commentGood'
  | 'commentFair'
  | 'commentBad'
  // agents
  | 'hello'
  | 'handover'
  | 'check'
  | 'answer'
  | 'letter'
  | 'reassure'
  | 'bye'
  | 'byeSorry'
  | 'silent'
  | 'transferNote'
  | 'mergeNote'
  | 'holdNote'
  // machines
  | 'botHello'
  | 'botAnswer'
  | 'botHandoff'
  | 'timedOut'
  | 'closedNow'

/** Parts that customers type themselves, with haste and typos. */
export const TYPED_BY_CUSTOMER: ReadonlySet<Part> = new Set<Part>([
  'problem',
  'detail',
  'addition',
  'doubt',
  'thanks',
  'unhappy',
  'nudge',
  'comeBack',
  'askHuman',
  'botThanks',
  'commentGood',
  'commentFair',
  'commentBad',
])
