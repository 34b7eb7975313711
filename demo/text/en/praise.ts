import type { TopicText } from '../topic-text.ts'

export const PRAISE: TopicText = {
  article: [
    'thank you for the kind words! You can also [leave a review of|rate] the {product} under {order}.',
    'we pass every compliment on, and yours about the {product} [made our day|is noted].',
  ],
  good: [
    'More people like {colleague}, please.',
    'Service and {product} both great.',
    'Customer for life.',
    'Told {relative} about you.',
  ],
  bad: ['Praised someone and never heard back.', 'Nice chat, no follow-up.'],
  issues: [
    {
      subject: ['Compliment for {colleague}', 'Thank you, {colleague}!'],
      problem: [
        'I just want to praise {colleague}, who [sorted my {product}|found my parcel] on {lately}. [Brilliant|So patient].',
        'Not a complaint for once: {colleague} was [amazing|an absolute star] about {order}.',
        'I was [grumpy|rude] on {lately} and {colleague} stayed kind. [Please say thanks|I owe an apology].',
        '{colleague} spent {minutes} minutes teaching {relative} how to use the {product}. [Lovely|Made our week].',
      ],
      probe: [
        "That's wonderful to hear! What did {colleague} do that [stood out|you liked most]?",
        'Thank you for taking the time! Was it about {order}? I want to [log it right|tell their lead].',
      ],
      detail: [
        'yes, and they [called back|checked in] even after {clock}.',
        "didn't pass me on once, [start to finish|the whole way].",
        'talked like a human. {event} was [saved|on time].',
      ],
      answer: [
        "I've put it in {colleague}'s file, ref {ticketno}, and it gets [read out|shared] on {weekday}.",
        "passed on word for word to {colleague} and the team lead. [They're beaming|You made their day].",
        "messages like this keep us going. I've added {small} as a small thank you.",
      ],
      doubt: [
        'will {colleague} really see it?',
        'no need for credit, [give it to|just reward] {colleague}.',
        'can I ask for {colleague} next time?',
      ],
      reassure: [
        'promise, {colleague} signs for it by {weekday}.',
        'yes, I noted {colleague} as your [preferred contact|first choice].',
      ],
    },
    {
      subject: ['Love the {product}', 'Happy with {order}'],
      problem: [
        'The {product} is [better than expected|fantastic], had it {few} weeks. [Just saying|Had to tell you].',
        '{relative} [stole|keeps borrowing] my {colour} {product}. [Any deal on a second|Is it back in stock]?',
        'Third {product} from you, [still great|never failed]. Keep it up.',
        'The {product} was the hit of {event}. [Everyone asked|Sending friends your way].',
      ],
      probe: [
        'So glad! What do you like [best|most] about it?',
        'Thanks! Anything we could [improve|do better] on the {product}?',
      ],
      detail: [
        'quiet, [easy to clean|feels solid]. Cable could be longer.',
        '{size} fits perfectly and the {gift} was a nice touch.',
        'saves me {minutes} minutes a day, [honestly|no joke].',
      ],
      answer: [
        'your note went to the product team, they [like the cable idea|are grinning].',
        "there's an offer on {soon}, and here's {small} off for {relative}.",
        'if you leave a review you get points, but [no pressure|your message is plenty].',
      ],
      doubt: [
        'how much cheaper on {soon}? Worth waiting?',
        'can I stack that with {coupon}?',
        "don't let the quality slip, ok?",
      ],
      reassure: [
        "around {small}; buy now and I'll match it [anyway|later].",
        "you can stack both, [checkout does it|it's automatic].",
      ],
    },
    {
      subject: ['Super fast delivery of {order}', 'Thanks to the {courier} driver'],
      problem: [
        'The {product} came in {hours} hours! [How|Wow], thank your {warehouse} team.',
        'The {courier} driver carried the {product} up {few} floors in the rain. [Legend|Can I tip him]?',
        'Packaging of the {product} was [perfect|bomb-proof], not a scratch.',
        'It arrived just in time for {event}. [You saved me|Thank you all].',
      ],
      probe: [
        "Love that! Is it {order}? I'll tell {courier} and {warehouse}.",
        'Thank you! Any message for the [driver|packers]?',
      ],
      detail: [
        'yes, {tracking}, at {clock}.',
        'just tell them [thanks|they rock].',
        'he even [waited while I checked|rang first]. {city}, {lately}.',
      ],
      answer: [
        "found him through {tracking}. {courier} has a bonus scheme and he's [nominated|on the list].",
        'I posted your words on the {warehouse} board, [big smiles|cheers from the night shift].',
        "thank you! I've added {few}00 points, [enjoy|just because].",
      ],
      doubt: [
        'what can I use points for?',
        'will it be the same driver next time?',
        'is it that fast to {where} as well?',
      ],
      reassure: [
        'vouchers or a {gift}, [no expiry|take your time].',
        'usually, his round covers {city} on {weekday}.',
      ],
    },
  ],
}
