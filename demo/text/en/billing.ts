import type { TopicText } from '../topic-text.ts'

export const BILLING: TopicText = {
  article: [
    'invoices can be downloaded from {order} [once it is shipped|after delivery]; corrections take {hours} hours.',
    'duplicate charges are usually a [pending hold|authorisation] and drop off {pay} within {few} days.',
    'you can stop renewal of the {product} under Settings, Subscriptions; it [runs until the paid date|simply ends].',
  ],
  good: [
    'Invoice fixed the same day.',
    'Double charge returned quickly.',
    'Explained every line of the bill.',
    'Renewal refunded, no drama.',
  ],
  bad: [
    'Charged twice and had to prove it.',
    'Sneaky renewal of {amount}.',
    '{few} emails for one invoice.',
    'Nobody could explain the {small}.',
  ],
  issues: [
    {
      incident: 'payment_outage',
      subject: [
        'Payment [failed|keeps failing]: {product}',
        '{pay} charged but {order} unpaid',
        'Checkout [down|error {errcode}]',
      ],
      problem: [
        "Payment keeps failing at checkout, tried {pay} {few} times. [Is your payment system down|What's wrong]? The {product} deal ends soon.",
        '{pay} took {amount} but {order} still says [unpaid|awaiting payment]. [Did the payment fail|Where is my money]?',
        'Checkout [spins forever|shows {errcode}] for any card. [Payment outage|Is it just me]?',
        'Payment failed twice and {bank} shows two charges of {amount}. [Fix this|Refund them].',
        "Can't pay for the {product}, it says payment failed since {clock}. [When will it work|Any update]?",
      ],
      probe: [
        "Yes, payments are failing right now and engineers are on it. Please don't retry. [Was anything charged|Does {bank} show a charge]?",
        'Is the error {errcode}? And did {pay} actually take {amount}, [once or twice|or is it pending]?',
      ],
      detail: [
        'one charge of {amount} at {clock}, order still unpaid.',
        'nothing charged, payment just fails, {errcode}.',
        'two charges on {bank}, [both|each] {amount}, screenshot sent.',
      ],
      answer: [
        "the payment outage broke the confirmation. If {amount} was taken, {order} [turns paid|is completed] once we're back, or it's refunded within {hours} hours.",
        "the gateway should be back [by {clock}|in {minutes} minutes]. I've [held the price|reserved] the {product} for you.",
        'the extra payment is on the refund list, ref {ticketno}, by {soon}. {coupon} is [extended|still valid] because of the outage.',
      ],
      doubt: [
        'how long? Payment [still fails|is still down].',
        'so my {amount} is [in limbo|stuck]?',
        'and if I miss the deal because your payments are down?',
      ],
      reassure: [
        'the money is traceable, every failed payment is [listed|matched], {ticketno} is yours.',
        'the deal price is kept until {soon} for everyone hit by the payment failure.',
      ],
    },
    {
      subject: ['Invoice for {order}', '[VAT|Company name] missing on invoice'],
      problem: [
        'I need an invoice for the {product}, [for expenses|for our accountant]. We are {firm}.',
        'The invoice for {order} has the wrong [company name|VAT number]. [Can you reissue it|Please correct].',
        'Invoice says [less|more] than I paid, {small} off. [Which is right|Why]?',
        "I never got the invoice for {amount}, [asked on {lately}|it's been {few} days].",
      ],
      probe: [
        'Which [name and VAT number|details] should it show, and where do I send it?',
        "Has the old one been [booked|filed] yet? And when's your deadline?",
      ],
      detail: [
        'company is {firm} in {city}, VAT ends {tail}.',
        'not booked. Need it by {soon}, PDF is fine.',
        'same email as the account, [just fix|only change] the name.',
      ],
      answer: [
        "it's [ready|done], the PDF is in your inbox and under {order}.",
        "I've credited the old one and issued a new one, ref {ticketno}, [arriving|due] within {hours} hours.",
        "the {small} is the [voucher|shipping], shown separately. I've attached a statement so your books match.",
      ],
      doubt: [
        'nothing in my inbox, [spam too|I looked everywhere].',
        'our accountant needs it by {soon}, [is that safe|can you guarantee it]?',
        'can {few} orders go on one invoice?',
      ],
      reassure: [
        'sent again, subject "Invoice {order}". I can [text a link|fax it, seriously] too.',
        'yes, one combined invoice with {few} lines, by {soon}.',
      ],
    },
    {
      subject: ['Charged twice {amount}', 'Unknown charge of {small}'],
      problem: [
        'I was charged twice for the {product}, {amount} each, see {bank}.',
        "There's a charge of {small} from you on {lately}. [No idea what it is|What is it for]?",
        'I cancelled {order} but {pay} still [shows|took] {amount}.',
        'The instalments for the {product} have a {small} fee, it said [0%|no fee].',
      ],
      probe: [
        'Could you send [both lines|the statement] with time and reference?',
        'Was it {pay}, and did the first try [show an error|time out]?',
      ],
      detail: [
        'sent. Both on {lately}, a minute apart.',
        '{pay}, card ending {tail}.',
        'the page [froze|hung] so I [clicked again|retried], yes.',
      ],
      answer: [
        "confirmed, it's a duplicate. {amount} goes back to {pay} within {hours} hours, ref {ticketno}.",
        "that {small} is the [renewal|delivery upgrade] on {order}. I can refund it if you don't [want|recognise] it.",
        'the cancelled amount was [stuck in clearing|still on hold]; released now, {soon} at the latest.',
      ],
      doubt: [
        'why do I have to find these things?',
        '{bank} says only you can [release|reverse] it.',
        'is it only this one? Please check the rest.',
      ],
      reassure: [
        'I went through all orders since {ordered}: [just this one|nothing else].',
        "it's released from our end, {bank} only has to [book|show] it.",
      ],
    },
    {
      subject: ['Renewal of {product} I did not want', 'Cancel subscription, refund {small}'],
      problem: [
        'You renewed my {product} for {amount}. I [never agreed|cancelled that].',
        "How do I cancel the {product}? [Can't find it anywhere|It's well hidden].",
        'My kid [signed up for|tapped on] the {product}, {amount}. [Refund|Can it be undone]?',
        'The free trial [turned into|became] {amount} without a [reminder|warning].',
      ],
      probe: [
        'Have the benefits been used since {lately}? And was it paid with {pay}?',
        'Where did you cancel, [app or site|on {page}]? Roughly when?',
      ],
      detail: [
        'not used once. {pay}, {lately}.',
        'in the app, around {ordered}, [no screenshot|sorry, no proof].',
        'used it [once|for a day], a partial refund is OK.',
      ],
      answer: [
        'renewal is off and {amount} is going back to {pay}, [by {soon}|within {hours} hours].',
        "your cancellation is in the log, it [just didn't sync|failed on our side]. Full refund of {small}.",
        "I can refund the unused part, [about|that's] {small}, and block purchases on that device.",
      ],
      doubt: [
        'one click to join, [ten to leave|a maze to leave].',
        'will it charge again [next month|on {soon}]?',
        'why only part? I never agreed.',
      ],
      reassure: [
        "there's no active agreement left, so nothing can be charged. Ref {ticketno}.",
        "since you had no reminder I've made it the full {amount}.",
      ],
    },
  ],
}
