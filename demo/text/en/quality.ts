import type { TopicText } from '../topic-text.ts'

export const QUALITY: TopicText = {
  article: [
    'the {product} has a two-year warranty. For faults we need [a photo|a short video] and {order}.',
    '[try a reset first|sometimes a reset helps]: hold the power button for {few} seconds. If the {product} still fails, we replace it.',
    'missing or wrong parts are sent free from {warehouse}, [usually within|in about] {few} days.',
  ],
  good: [
    'Faulty {product} swapped, no questions.',
    '{agent} fixed it with me over chat.',
    'Spare part came in {few} days.',
    'Honest about the fault, which I liked.',
  ],
  bad: [
    '{product} died after {few} weeks.',
    'The replacement has {flaw} too.',
    'Repaired {few} times, still broken.',
    'Looks nothing like the photos.',
  ],
  issues: [
    {
      subject: ['{product} [faulty out of the box|dead on arrival]', 'New {product}: {flaw}'],
      problem: [
        'Just unpacked the {product} and there is {flaw}. [Brand new|Is this a return you resold]?',
        "The {product} [won't turn on|does nothing], tried [two sockets|another cable]. {order}.",
        'Paid {amount} for a {product} with {flaw}. [Quality control asleep|Really]?',
        "I bought the {product} for {event} and it has {flaw}. [Embarrassing|I can't give that to anyone].",
      ],
      probe: [
        'Could you send a [short video|photo] of it? Was it [like that from the start|there straight away]?',
        "Does [the light come on|anything happen] when you plug it in? What's the [batch|serial] number?",
      ],
      detail: [
        "video sent. [From the first minute|Straight out of the box], I haven't dropped it.",
        'no light at all, serial ends {tail}.',
        "it [sort of works|runs], but {flaw}, and I [don't feel safe|don't trust it].",
      ],
      answer: [
        "that's clearly a [manufacturing fault|defect]. A new {product} ships {soon}, {courier} takes the old one.",
        "please [unplug it|stop using it]. I've [approved a swap|booked a replacement] and credited {small}.",
        "hold the button for {few} seconds, [some units ship locked|it may be in transport mode]. If nothing happens I've already prepared {ticketno} for a swap.",
      ],
      doubt: [
        'what if the next one has {flaw} as well?',
        'tried that, [nothing|no change]. Can we skip the tricks?',
        "I can't wait until {soon}, [I use it daily|I need it for {event}].",
      ],
      reassure: [
        'I asked {warehouse} to [open and test|check] yours before it leaves. If it fails, {amount} back, [full stop|no debate].',
        'understood, no more tests. {ticketno} is live and the {product} [goes out today|ships express].',
      ],
    },
    {
      subject: ['{product} stopped working', 'Warranty claim {order}'],
      problem: [
        'My {product} [stopped working|died] after {few} months. [Is that covered|Still under warranty, right]?',
        'It shows error {errcode} and [shuts down|beeps]. {product}, bought {ordered}.',
        "The {product} was repaired {few} weeks ago and [it's broken again|same fault].",
        "The battery of the {product} lasts {minutes} minutes now. [That can't be right|It used to be hours].",
      ],
      probe: [
        "What's the serial number, and [does it still show {errcode}|what happens] after a restart?",
        'How often do you use it? And are you in {city}, [for a technician|in case we collect]?',
      ],
      detail: [
        'serial ends {tail}, restarted {few} times, same {errcode}.',
        'every day, [normal use|nothing wild]. {city}, yes.',
        'never dropped, never wet. [I have the invoice|Receipt attached].',
      ],
      answer: [
        "you're covered. {courier} collects it on {soon}, repair takes about {few} days, [postage is on us|all free].",
        "{errcode} points to the [main board|sensor]. Since it [failed before|is the second time], I'll replace the {product}.",
        "a technician can come on {weekday}. They'll [ring first|call the number ending {tail}] and bring parts.",
      ],
      doubt: [
        '{few} days without it? I [need|rely on] it.',
        'will they suddenly [charge me|find "user damage"]?',
        'is this model just bad? [Reviews say so|Read the reviews].',
      ],
      reassure: [
        "I'll send a loan unit, it arrives {soon}.",
        "no charge, it's in writing on {ticketno}. If anyone asks for money, [call me|come back here].",
      ],
    },
    {
      subject: ['Wrong item in {order}', '{product}: [wrong colour|parts missing]'],
      problem: [
        'I ordered {colour} and got {wrongcolour}. [Not even close|Who picked this]? {order}.',
        "The {product} came without [screws|the cable], so I can't [build it|use it].",
        'I ordered {few} and only one {product} arrived. [Are the rest coming|Is it split]?',
        "This isn't a {product} at all. [Someone else's order|Wrong label], it's addressed to another name.",
      ],
      probe: [
        'Could you photograph [the label|what you got]? You wanted {colour}, {size}, correct?',
        'Which part is missing, [number on the sheet|the letter in the manual]?',
      ],
      detail: [
        'photo sent, {colour} in {size} is right.',
        'part {few} in the manual, [the small bag|all of them].',
        "I haven't [opened|used] it. Need the right one by {soon}.",
      ],
      answer: [
        'picking error, sorry. The {colour} one [ships today|leaves {warehouse} now], {courier} collects the wrong one.',
        'the parts are [in the post|on their way] from {warehouse}, due {soon}.',
        'keep the {wrongcolour} one with {small} off, or swap it, [your call|whatever suits you].',
      ],
      doubt: [
        "do I have to send mine first? [Not again|I'd rather not].",
        'what if they [mess it up|pick wrong] again?',
        "{wrongcolour}? I wouldn't take it for free.",
      ],
      reassure: [
        'no, yours ships first. [Hand over the other when it suits|Return it whenever].',
        '{warehouse} will send me a photo before sealing the box.',
      ],
    },
    {
      subject: [
        '{product} [not as described|looks different]',
        '[Material|Smell] of the {product}',
      ],
      problem: [
        'The {product} looks nothing like the pictures. [Thin|Cheap], and the {colour} is [off|greyish].',
        'It [smells of chemicals|stinks], aired it for {few} days. [Is it safe|There are kids here].',
        'The {product} [shrank|faded] after one wash, [as per the label|cold, gentle].',
        "I got a rash from the {product}. {relative} [too|thinks it's the dye]. [What's in it|Ingredients?]",
      ],
      probe: [
        'Could you send a daylight photo? And how did you [wash|use] it?',
        'Please stop using it. Are you [feeling better|OK], and do you have the batch number?',
      ],
      detail: [
        'photo by the window, [see for yourself|compare it].',
        'cold wash, {minutes} minutes, [no tumble dryer|by the book].',
        'better now, batch {errcode}, [saw a doctor on|pharmacist looked] {lately}.',
      ],
      answer: [
        "I agree, the page [oversells it|is misleading]. Full {amount} back, [label enclosed|we pay postage], and I've asked to fix the photos.",
        "I'm refunding {amount} and sending batch {errcode} to the lab. [Keep receipts|Medical costs are covered].",
        "that shouldn't happen after one wash. [Refund|New one from another batch], plus {small} for [the trouble|whatever it stained].",
      ],
      doubt: [
        'and you [keep selling|still list] it like that?',
        "a lab report won't [help my skin|change the smell].",
        'how long till I see {amount}?',
      ],
      reassure: [
        "the listing is [under review|paused], you'll hear the outcome within {hours} hours.",
        'no arguing from me: {ticketno} is approved and {amount} is due by {soon}.',
      ],
    },
  ],
}
