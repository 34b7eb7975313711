/** What is said at the fields of a settings form. Spread into `en.ts`. */
export const settingsEn = {
  'admin.problem.note': 'Not saved: the marked fields need mending.',
  'admin.problem.field': 'Not accepted: {text}.',
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
  'admin.section.routing': 'Routing',
  'admin.lead.routing':
    'How much each agent is given, and when a chat is taken back. It holds for every queue and agent that has nothing of its own.',
  'admin.new.canned': 'New canned reply',
  'admin.new.macros': 'New macro',
  'admin.new.fields': 'New field',
  'admin.new.categories': 'New category',
  'admin.new.queues': 'New queue',
  'admin.new.rules': 'New rule',
  'admin.new.calendars': 'New calendar',
  'admin.default': 'Default: {value}',
  'admin.routing.capacity': 'What one agent has in hand at most',
  'admin.routing.capacity-hint':
    'Beyond it nothing is given by itself; by hand an agent can still take more.',
  'admin.routing.at-once': 'at once',
  'admin.routing.channels': 'Fewer on some channels',
  'admin.routing.channels-hint': 'Counted within the limits above.',
  'admin.routing.channel': 'Channel',
  'admin.routing.most': 'At most',
  'admin.routing.add-channel': 'Add a channel',
  'admin.routing.returns': 'When an agent is silent or gone',
  'admin.routing.takes-back': 'A chat that is not answered goes to another agent',
  'admin.routing.answer-within': 'Answered within',
  'admin.routing.grace': 'After the connection is lost, state and chats are kept for',
  'admin.routing.grace-hint': 'Then the agent is offline and the chats go to others. 0: at once.',
  'admin.routing.order': 'Who is asked first',
  'admin.routing.last-agent':
    'A returning customer gets the agent they had, if that one is free and able',
  'admin.unit.seconds': 'seconds',
  'admin.section.views': 'Shared views',
  'admin.lead.views':
    'Lists of the inbox that everybody or a team finds ready. Save a list in the workspace, then share it here.',
  'admin.empty.views':
    'In the workspace, filter the list and save it; it appears here to be shared.',
  'admin.view.shows': 'Shows',
  'admin.view.note': 'To show something else, save the list anew in the workspace.',
  'admin.view.spam': 'Spam',
  'admin.view.customer': 'One customer',
  'admin.widget.sites': 'Sites that may show it',
  'admin.widget.sites-hint':
    'One a line, such as https://shop.example.com or https://*.example.com. Empty: every site.',
  'admin.widget.bad-site':
    '{text} is no site. Write https:// and its name, without a path; http:// for localhost alone.',
  'admin.told.policies': 'Policies that came with data',
  'admin.told.policies-alone': 'Only the policies below promise something. Add one of your own.',
  'admin.told.calendars': 'Calendars that came with data',
  'admin.told.policies-note':
    'They promise as well: of all that fit, the one with the most conditions counts. They are changed where they come from.',
  'admin.told.calendars-note':
    'Teams of that source count time by them. They are changed where they come from.',
  'admin.told.demo': 'From the demo data',
  'admin.told.import': 'From {source}',
  'admin.sla.change.from-note':
    'Saved as a new version. What was before that time keeps what held then, and its figures stay.',
  'admin.sla.change.ever': 'Ever since',
  'admin.sla.change.ever-note':
    'It holds for all earlier cases too: figures of the past change with the next rebuild.',
  'admin.sla.change.correct-note':
    'Version {n} was wrong all along and is replaced. After the next rebuild (deskmetry rebuild) breaches, times in business hours and all that is counted from them change, back to its beginning.',
  'admin.sla.correct-save': 'Correct the past',
  'admin.sla.retire-note':
    'A retired policy promises nothing from that time on. What it promised before stays.',
} as const
