import type { TopicText } from '../topic-text.ts'

export const ORDER: TopicText = {
  article: [
    'you can [change the address|cancel] yourself while the order is "processing": open {order} and choose "edit". Most {product} orders ship within {hours} hours.',
    'I can see {order} with a {product}. [Once it is packed|After dispatch] we can only redirect it with {courier}.',
    'pre-orders ship on the date shown on the page; [in-stock items|everything else] within {hours} hours. {order} is visible under {page}.',
  ],
  good: [
    'Address changed in a minute.',
    'Clear answers about my {product} order.',
    '{agent} cancelled {order} without any fuss.',
    'Got my price difference of {small} back.',
  ],
  bad: [
    'Took {minutes} minutes to change one address.',
    'Said it was in stock, it was not.',
    'No idea when the {product} will ship.',
    '{order} has been "processing" for {waited} days.',
  ],
  issues: [
    {
      subject: [
        '[Wrong|Change of] delivery address on {order}',
        '{product} going to my old address',
      ],
      problem: [
        'I [just ordered|placed an order yesterday for] a {product} and [it picked my old address|the address is wrong]. [Can it still be changed|Can you send it to {where}]?',
        "{order} is going to {where} but [I've moved out|nobody is there any more]. [How do I change that|Could you update it]?",
        'I [missed a digit|mistyped the postcode] in my address for the {product}, order {order}. [Too late|Can you fix it]?',
        'Could you [swap the name|put {relative} as the recipient] on {order}? The {product} is [a present|for them], not me.',
      ],
      probe: [
        'Could you send me the [full new address|new street and postcode] and [a phone number|the best contact number] for {courier}?',
        "Just to confirm, it's the {product} on {order}? [What should the address be|Where would you like it sent]?",
      ],
      detail: [
        '{few}{few} [Mill|Station|Harbour] Road, {city}, [phone still ends|number ends in] {tail}.',
        'that order, yes. Send it to {where} in {city}, [flat|unit] {few}, [name stays the same|attention {fullname}].',
        'it should be number {few}4 not {few}1, [rest is right|same street], [phone|mobile] ends {tail}.',
      ],
      answer: [
        "I've [changed|updated] the address on {order}. [You'll see it in a few minutes|The confirmation is in your inbox] and [it still ships {soon}|there is no delay].",
        'it had [just left the warehouse|already been packed in {warehouse}], so I asked {courier} to redirect it. [No charge to you|We cover the fee]; expect it around {soon}.',
        "the {product} hadn't been packed yet, so [the label will print with|it now goes to] the new address. [Tracking|The link] follows by {soon}.",
      ],
      doubt: [
        '[my account|the app] still shows the old one, are you sure about {order}?',
        'what if it [still goes|turns up] at {where}?',
        'will this [delay it|push it past {soon}]? I need the {product} for {event}.',
      ],
      reassure: [
        'the [page takes about {minutes} minutes to refresh|app caches it], our system already [shows|has] the right one for {order}.',
        "if it [goes astray|ends up in the wrong place], I'll [send another {product}|reship it] at no cost.",
        "it stays on schedule: {soon}, and I've [put a note for {warehouse}|flagged it].",
      ],
    },
    {
      subject: ['[Cancel|Please cancel] {order}', 'Ordered the {product} twice'],
      problem: [
        'I [ordered the {product} twice|clicked twice] by mistake. [Can you cancel one|Please cancel {order}]?',
        'I [changed my mind about|no longer need] the {product}. [Is it too late to cancel|How do I cancel] {order}?',
        'The cancel button [does nothing|throws an error] on {order}. [Could you do it from your side|Help]?',
        '{relative} already [bought|got me] a {product}, so [please stop|I want to cancel] {order} and refund {amount}.',
      ],
      probe: [
        'Do you want [the whole order|everything] cancelled or [just one item|keep part of it]? And may I ask [why|the reason]?',
        '{order} is being picked in {warehouse}. [Shall I go ahead|Are you sure], or would a [different size|swap] help?',
      ],
      detail: [
        '[the whole thing|everything], please. [Refund to|It was paid with] {pay}.',
        'just [one of them|the duplicate], the other {product} [should still come|stays].',
        "[wrong model|wrong size], I meant {size}. I'll [reorder|buy it again] once {amount} is back.",
      ],
      answer: [
        '{order} is cancelled. {amount} goes back to {pay} [within {hours} hours|by {soon}] and {coupon} is [valid again|back in your account].',
        "one {product} is [removed|cancelled], the other [ships as planned|leaves {warehouse} {soon}]. You'll see {amount} on {pay}.",
        "it was [already on the van|handed to {courier}], so I've [started a recall|requested an intercept]. If it arrives anyway, [just refuse it|send it back free of charge].",
      ],
      doubt: [
        'do I get {coupon} back as well?',
        'why does the refund take {hours} hours? [Last time it took {few} days|My bank says it is instant].',
        'and if the {product} [shows up anyway|still arrives], who pays?',
      ],
      reassure: [
        'yes, {coupon} is [restored|usable again] with the same expiry.',
        '{pay} is [usually faster|often same-day]; if nothing by {soon}, [come back to me|quote {ticketno}].',
        "[refuse it at the door|just say no to {courier}], you won't pay a cent for {order}.",
      ],
    },
    {
      subject: ['When will the {product} ship?', '{order} [not shipped|stuck in processing]'],
      problem: [
        "I ordered a {product} on {ordered} and it [still hasn't shipped|says processing after {waited} days]. [What is going on|Is it out of stock]?",
        'When will the {colour} {product} be [back in stock|available]? [Been watching for {few} weeks|It keeps selling out].',
        'The page said dispatch by {lately}. [Nothing yet|No tracking], order {order}. I need it for {event}.',
        'Can {order} be [rushed|expedited]? [I leave on {weekday}|It is for {event}] and the {product} is [the whole point|essential].',
      ],
      probe: [
        "Let me check {warehouse}. [When do you need it by|What's your deadline], and is {colour} a must?",
        'Would you [take another colour|accept a different finish] of the {product} if it ships sooner?',
      ],
      detail: [
        '[by {soon} at the latest|before {soon}], and it has to be {colour}.',
        'any colour [is fine|works], as long as it [gets here by|arrives] {soon}.',
        '[I can wait a bit|not super urgent] but I want an actual date, {order}.',
      ],
      answer: [
        "{warehouse} [got stock in|restocked] this morning. Your {product} [leaves on|ships] {soon} and I've marked it [urgent|priority].",
        'I moved {order} to {warehouse}, where the {colour} one [is available|is on the shelf]. {courier} should deliver [around|by] {soon}.',
        "it isn't a stock issue, we have a [backlog after the sale|picking delay]. New date is {soon}, and I've added {small} credit [for the wait|as an apology].",
      ],
      doubt: [
        'I was told {lately} before. Why would {soon} be any different?',
        'what happens if it is not out by {soon}?',
        "credit is nice but {event} won't move, will it?",
      ],
      reassure: [
        "I've opened {ticketno} and will [write to you|update you] on {soon} myself.",
        'if it slips again you get {amount} back in full [and {small} on top|no questions asked].',
      ],
    },
    {
      subject: ['Price drop on the {product}', '{coupon} [not applied|rejected] on {order}'],
      problem: [
        'The {product} I bought on {ordered} is now {small} cheaper. [Do you price match|Can I get the difference]?',
        "{coupon} [didn't come off|was not applied] at checkout. I paid {amount} for {order}, [{small} too much|full price].",
        "Your [email|ad] said a free {gift} comes with the {product}, but [it isn't on my order|{order} doesn't show it].",
        'Why did {relative} pay {small} less for [the same|an identical] {product}?',
      ],
      probe: [
        "Could you send a [screenshot|link] of the lower price? I'll compare it with {order}.",
        'Where did {coupon} come from, [an email|the app], and [did you see an error|what did checkout say]?',
      ],
      detail: [
        '[screenshot attached|just sent it], same {colour}, same {size}, {small} less.',
        'from the [newsletter|app], it said [valid until|expires] {soon}. No error, [just no discount|it vanished].',
        'paid {amount} on {ordered} at {clock}, [check your logs|you can see it].',
      ],
      answer: [
        "you're within the price promise, so {small} is [on its way to|refunded to] {pay}.",
        "{coupon} can't be [combined with the sale|used on the {product}], which [the page should say|we didn't make clear]. I've refunded {small} anyway.",
        "the {gift} is packed [with the {product}|in the same box] but isn't listed. I've [left a note for {warehouse}|double-checked with {warehouse}].",
      ],
      doubt: [
        'only {small}? The [gap was bigger|difference is more].',
        "so if I [hadn't asked|didn't notice] I'd get nothing?",
        "I can't see it on {pay} yet.",
      ],
      reassure: [
        'the sum is based on the {amount} you paid; [happy to send the maths|I can email the breakdown].',
        "if the {product} drops again [within {few} weeks|before {soon}], send me {order} and I'll match it.",
      ],
    },
  ],
}
