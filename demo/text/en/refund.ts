import type { TopicText } from '../topic-text.ts'

export const REFUND: TopicText = {
  article: [
    'refunds go back to {pay} [once the return is scanned|after inspection], usually within {hours} hours. You can follow {order} under {page}.',
    'the {product} can be returned within 30 days; [keep the accessories|include the {gift}] and use the [prepaid label|QR code].',
    'there is an open return on {order}. [Next update|Status] within {hours} hours.',
  ],
  good: [
    'Refund of {amount} was in my account the same day.',
    'Returning the {product} was painless.',
    'They even covered the postage.',
    'Expected a battle, got a refund.',
  ],
  bad: [
    'Still waiting for {amount} after {waited} days.',
    'They kept {small} without telling me.',
    'Return portal is a maze.',
    '"It is being processed" for {waited} days.',
  ],
  issues: [
    {
      subject: ['Where is my refund of {amount}?', 'Refund for {order} [overdue|not received]'],
      problem: [
        "I returned the {product} on {lately} and [still have no refund|{amount} hasn't come back].",
        'Your email says refunded, my {bank} account says no. {order}, {amount}.',
        "It's been {waited} days since you [got the {product} back|confirmed the return]. [Where is my money|When do I get {amount}]?",
        'My {bank} card [expired|was replaced], so [where did the refund go|can the {amount} still reach me]?',
      ],
      probe: [
        'Did you pay with {pay}? And do you have the [return tracking|drop-off receipt] for {order}?',
        'Could you check {bank} for [a pending credit|anything from us] around {lately}?',
      ],
      detail: [
        'paid with {pay}, return number {tracking}.',
        'nothing [pending|on the statement], I checked [twice|at {clock}].',
        'sent everything back incl. the {gift}, {courier} shows delivered {lately}.',
      ],
      answer: [
        'finance [released|sent] {amount} on {lately}; {bank} needs [1 to 3 days|a bit longer], so {soon} at the latest.',
        "the {warehouse} team [hadn't scanned it|missed your parcel]. I've pushed it through, {amount} lands on {pay} within {hours} hours.",
        "the card is closed, so I need to [pay it by transfer|send it to another account]. I've emailed a secure form, ref {ticketno}.",
      ],
      doubt: [
        '{bank} says nothing is coming. [Who do I believe|Now what]?',
        'is that the full {amount} or minus [postage|a fee]?',
        "if it isn't there on {soon}, then what?",
      ],
      reassure: [
        "it's the full {amount}. The [payment reference|proof] is {ticketno}, {bank} can trace it.",
        "I'll check on {soon} myself and [advance it|escalate it] if it's missing. {small} credit for the wait is [already in|on your account].",
      ],
    },
    {
      subject: ['Return request: {product}', 'How do I [return|exchange] {order}?'],
      problem: [
        "I'd like to return the {product}, [it's not for me|it doesn't fit]. [How does it work|Who pays postage]?",
        'The {product} is too [big|small], can I swap it for {size}?',
        'I opened the {product} and [used it once|tried it]. Can I still [send it back|return it]?',
        "The return button on {order} is [greyed out|gone]. [Am I too late|It's only been {few} days].",
      ],
      probe: [
        'Is everything [still in the box|complete], including the {gift}? And would you like [a refund or an exchange|your money back or a swap]?',
        "What's [the reason|wrong with it], if you don't mind? I'll pick the quickest route for {order}.",
      ],
      detail: [
        'all there, [tags on|like new]. Refund please, to {pay}.',
        'swap for {size} in {colour}, if you have it.',
        'I binned the box, but the {product} is [spotless|fine].',
      ],
      answer: [
        'your label is in your inbox. Drop it at any {courier} point by {soon}, and {amount} follows [after the scan|within {hours} hours].',
        "I've reserved a {size} for you. It ships {soon}, [send the other one back after|no need to return first].",
        'no box is OK, any [sturdy carton|padded bag] will do. Write {ticketno} on it. I also [reopened|extended] the window to {soon}.',
      ],
      doubt: [
        "will the warehouse [find an excuse|say it's used] and refuse?",
        "printing a label is a pain, [no printer|I don't own one].",
        'are you sure the {size} is [really in stock|available]?',
      ],
      reassure: [
        '[trying it out is fine|normal testing is allowed]; I noted that on {ticketno} so nobody argues.',
        'show the QR code at {courier}, they print it.',
        'yes, {few} left and one [has your name on it|is locked for you].',
      ],
    },
    {
      subject: ['Refund [too low|short by {small}]', '{small} deducted from {order}'],
      problem: [
        'My refund for the {product} is {small} short. [Why|What did you deduct]?',
        'You [charged me return postage|kept {small}] although the {product} was faulty, {flaw}.',
        "I returned one item and you [took back|clawed back] {coupon}. [That's {small}|Not fair].",
        'I paid {amount}, [got less back|the refund is lower]. Explain the {small}, order {order}.',
      ],
      probe: [
        'Could you send the [refund email|screenshot]? And did {order} use {coupon}?',
        'Did you return [all of it|everything], or [keep something|just the {product}]?',
      ],
      detail: [
        'everything went back. [The email just says "adjustment"|No explanation].',
        'only the {product}, and yes, {coupon} was used.',
        'it was faulty, {flaw}, I [told you|sent photos] on {lately}.',
      ],
      answer: [
        "you're right, that was [our mistake|a system error]. {small} is on its way to {pay}.",
        "the discount is spread over all items, so part of {coupon} belongs to the {product}. [I've refunded the overcharge|The rest is back] though: {small}.",
        "faulty goods return free, so the [postage|fee] of {small} shouldn't have been taken. [Reversed|Refunded] now.",
      ],
      doubt: [
        "would you ever have told me [if I hadn't checked|otherwise]?",
        "I don't [follow|get] the maths, can you [break it down|write it out]?",
        'and how long for the extra {small}?',
      ],
      reassure: [
        'paid {amount}, refunded all but {small}, and that {small} now follows. [That squares it|Nothing else is withheld].',
        "I've [reported it to finance|raised it], since [others may be affected|it's probably not just you]. Expect it by {soon}.",
      ],
    },
    {
      subject: ['Return of {product} [refused|rejected]', 'Disputing the decision on {order}'],
      problem: [
        'You rejected my return because the {product} is ["used"|"damaged"]. [It arrived like that|I barely touched it].',
        'The return for {order} was [closed without a word|declined]. [On what grounds|Why]?',
        'You sent the {product} back to me [instead of|without] refunding. [What am I meant to do with it|Seriously]?',
        'It says outside the window, but I [asked on {lately}|applied within {few} days].',
      ],
      probe: [
        "Do you have photos from [before you posted it|unboxing]? I'd like to [appeal this|have it re-inspected].",
        'What exactly does the rejection say, and when did you first [ask|apply]?',
      ],
      detail: [
        'photos attached, taken {lately}. [No marks|Seal intact].',
        'it says "not eligible", [nothing else|no reason].',
        'delivered {ordered}, asked on {lately}, [well within|do the maths].',
      ],
      answer: [
        "I've reviewed the photos and the inspection was wrong. {amount} is approved, [keep the {product}|no need to post it again].",
        'your first request counts, so you were in time. [Reopened|Overturned], refund within {hours} hours.',
        'my supervisor agreed to an exception: full {amount}, {courier} collects the {product} on {soon}.',
      ],
      doubt: [
        'why did I have to [fight|argue] for this?',
        'can I have that in writing, [please|before I believe it]?',
        'will it get rejected again by {warehouse}?',
      ],
      reassure: [
        "it's confirmed as {ticketno}; [an email is on its way|you'll have it in writing in {minutes} minutes].",
        'no, it [bypasses|skips] {warehouse} altogether, and {small} is added for the trouble.',
      ],
    },
  ],
}
