/** What is said at the fields of a settings form. Spread into `en.ts`. */
export const settingsEn = {
  'admin.problem.note': 'Not saved: the marked fields need mending.',
  'admin.problem.said': 'Not saved. {text}',
  'admin.problem.field': 'This is not accepted: {text}',
  'admin.problem.required': 'Needed.',
  'admin.problem.key': 'Letters, digits, - and _ only.',
  'admin.problem.small-key': 'Small letters, digits and _, a letter first.',
  'admin.problem.least': 'At least {least}.',
  'admin.problem.above': 'More than 0.',
  'admin.problem.most': 'At most {most}.',
  'admin.problem.number': 'Write a number.',
  'admin.problem.format': 'Not in the form it should have.',
  'admin.calendar.unset': 'Default business hours',
  'admin.sla.retire-sure': 'Retire it: it promises nothing more',
  'admin.queue.answer-own': 'Seconds to answer of its own',
  'admin.queue.answer-within': 'Seconds in which a chat is answered',
  'admin.queue.answer-hint': 'Then it goes to another agent. 0: never.',
} as const
