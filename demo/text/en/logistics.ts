import type { TopicText } from '../topic-text.ts'

export const LOGISTICS: TopicText = {
  article: [
    'your parcel {tracking} is with {courier}. [Scans can lag|Updates may take] up to {hours} hours; you can [request a trace|ask for redelivery] from {page}.',
    '{courier} shows the {product} in transit to {city}. If it says delivered, please check [{spot}|with neighbours] first.',
    'international orders [take 5 to 12 days|need customs clearance]; duties are [prepaid for|included on] {order}.',
  ],
  good: [
    'They chased {courier} for me and it came the next day.',
    'Lost parcel replaced without a fight.',
    '{agent} kept me posted until it arrived.',
    'Redirected to {where}, no extra cost.',
  ],
  bad: [
    '{waited} days and the {product} has not moved.',
    '"Please wait" is not an answer.',
    'Parcel dumped at {spot}, nobody cares.',
    '{courier} was rude and support shrugged.',
  ],
  issues: [
    {
      incident: 'courier_strike',
      subject: [
        '{courier} strike: where is {order}?',
        'Parcel stuck because of the [strike|walkout]',
        '{tracking} held, couriers on strike',
      ],
      problem: [
        'I heard [{courier} is on strike|the couriers walked out]. [Will my {product} still come|What happens to {tracking}]? It is for {event}.',
        'Tracking for {tracking} says "delayed due to [industrial action|strike]". [How long is this going to last|When does the strike end]?',
        'The depot in {city} is [closed because of the strike|shut, drivers on strike] and my {product} is [inside|locked in there]. [Can you send another|Can I pick it up]?',
        '[No deliveries at all|Nothing moves] here since the courier strike. {order}, [can you switch carrier|do I get a refund]?',
        'Your email says {courier} [drivers are striking|stopped work]. So [who delivers|what about] the {product} I paid {amount} for?',
      ],
      probe: [
        "Yes, the {courier} strike has [stopped deliveries|halted vans] around {city}. [When do you need it|What's your latest date], and could you collect?",
        'I can see {tracking} is held by the strike. Would you prefer [a replacement with another carrier|to wait], or a refund?',
      ],
      detail: [
        "I need it by {soon}, so [another carrier|resend it], please. [Can't collect|No car].",
        "I could collect in {city} if the depot [opens|isn't on strike].",
        "no rush, [I support the drivers|strikes happen], just [don't lose it|give me a date].",
      ],
      answer: [
        "I'm sending a second {product} with a carrier that [isn't on strike|still runs]. {tracking} will [come back to us|be returned] once the strike ends.",
        "{courier} expects [the strike to end|to resume] on {soon}. Held parcels [go out first|have priority], and I've added {small} [for the delay|to your account].",
        'during the strike we [refund on request|cancel free of charge]. Say the word and {amount} goes back to {pay} today.',
      ],
      doubt: [
        'why did you ship with {courier} if a strike was [announced|coming]?',
        'can you promise {soon}? [The union says longer|News says it may go on].',
        "won't the replacement get stuck in the strike too?",
      ],
      reassure: [
        'the walkout was [called overnight|sudden]; we [stopped using|paused] {courier} the same morning.',
        "if the strike goes past {soon}, I'll [refund you automatically|treat it as lost] and you keep whatever arrives.",
      ],
    },
    {
      subject: ['{tracking} [not moving|stuck]', 'No update on my {product} for {waited} days'],
      problem: [
        "My {product} [hasn't moved in {waited} days|is stuck somewhere], tracking {tracking}. [Is it lost|What's happening]?",
        'Tracking [stopped on {lately}|shows "in transit" since {lately}] for {order}. {courier} [won\'t pick up|tells me to ask you].',
        'It was meant to arrive on {lately}. [Still no {product}|No sign of it]. {tracking}.',
        'My parcel has been [to three cities|back and forth] but not {city}. [Does {courier} know where it is going|Is this normal]?',
      ],
      probe: [
        "I'll raise it with {courier}. [Is the phone ending {tail} right|Did you get any calls], and when do you need the {product}?",
        'The last scan is {lately}. Would you rather [wait for a trace|give it a day], or shall I resend?',
      ],
      detail: [
        'no calls at all, number [ending {tail} is right|is correct]. I need it by {soon}.',
        'try [the trace|chasing them] first, but I want news by {weekday}.',
        'just resend, please. {event} is [coming up|on {soon}].',
      ],
      answer: [
        "{courier} [missed a scan|put it on the wrong lorry]. It's [on the way again|moving now] and should reach {city} by {soon}.",
        "I've opened trace {ticketno}. {courier} has {hours} hours; if [nothing turns up|they fail], I [resend the {product}|refund {amount}].",
        "I won't make you wait: a new {product} [ships today|leaves {warehouse} tonight]. If the first one [turns up|appears], keep it or refuse it.",
      ],
      doubt: [
        "another wait? It's been {waited} days [already|since {ordered}].",
        '{courier} says you never [handed it over|sent it]. Who is [right|lying]?',
        'will the new one go with {courier} again?',
      ],
      reassure: [
        "I'll [check the scans twice a day|watch it myself] and [email you|write] when it moves.",
        "we have the handover scan from {ordered}; it went wrong in transit and [we'll take it from there|it's on us].",
        'no, [a different carrier|express this time], arriving [by|around] {soon}.',
      ],
    },
    {
      subject: [
        'Marked delivered but [not here|nothing arrived]: {order}',
        '{product} [left at {spot}|missing]',
      ],
      problem: [
        'It says my {product} was delivered on {lately}, but [I was home all day|nothing came]. {tracking}.',
        "{courier} left it at {spot}, [apparently|or so they say]. [I looked, it isn't there|Nobody has seen it]. That's {amount} gone.",
        "Somebody signed for {order}, [not me|and it wasn't anyone here]. [Who took it|Where is my {product}]?",
        "The photo shows [a door that isn't mine|some hallway], so {tracking} went to the [wrong house|wrong building].",
      ],
      probe: [
        "Could you check {spot} and with [neighbours|your household]? I'll [get the GPS record|request the photo] from {courier}.",
        'Is the address {city}, [same as last time|as on the order]? Any [missed call|card] on {lately}?',
      ],
      detail: [
        'checked {spot}, asked [both neighbours|everyone], nothing. [No card|No call].',
        'address is right. [The photo is not my door|My door is {colour}].',
        '{relative} was in [all day|until {clock}], nobody rang.',
      ],
      answer: [
        "the driver [admits|confirmed] he left it [next door|one street over]. He'll bring it [today|by {clock}].",
        "the signature doesn't match, so I'm treating it as lost: [new {product}|refund of {amount}], [your choice|which would you like]?",
        "I've filed a claim with {courier}, but you don't need to wait: {amount} goes back to {pay} [now|by {soon}].",
      ],
      doubt: [
        'they [always|keep] leave things at {spot}. Can you [stop that|block that]?',
        'what if it was [opened|damaged] when it turns up?',
        'will anyone [talk to|deal with] that driver?',
      ],
      reassure: [
        'I added "hand to recipient" to your address, so {courier} can\'t use {spot} again.',
        "take photos [before opening|if anything looks off] and I'll replace it, no debate.",
      ],
    },
    {
      subject: ['{product} arrived [damaged|crushed]', 'Box open, {gift} missing, {order}'],
      problem: [
        'The box was [crushed|soaking wet] and the {product} has {flaw}.',
        'Half of {order} is missing. I got [one of two parcels|the {product}] but no {gift}.',
        '{courier} [threw it over the fence|dropped it], now there is {flaw}. [Who pays for this|What now]?',
        'The tape was [re-done|cut] and the {gift} is gone. [Someone has been in there|It was opened], {tracking}.',
      ],
      probe: [
        'Could you send photos of the [outer box|label] and the {product}? Is it [usable|safe to use]?',
        "Do you still have the packaging? And is it only the {gift} [that's missing|or more]?",
      ],
      detail: [
        "photos sent. It [works but looks awful|doesn't work], {flaw}.",
        "I kept the box. Only the {gift} [is missing|wasn't in there].",
        'I noticed [after the driver left|when unpacking], about {clock}.',
      ],
      answer: [
        "I'm sending a new {product}, {courier} [collects the old one|picks up the broken one], nothing to pay.",
        'the {gift} goes out from {warehouse} today, [arriving|due] {soon}.',
        "if you'd rather keep it, I can [refund {small}|take {small} off]; otherwise it's a [straight swap|full replacement].",
      ],
      doubt: [
        'will the next one be [packed better|in the same flimsy box]?',
        '{small} for {flaw}? [Not enough|Come on].',
        'can it be here by {soon}? It is for {event}.',
      ],
      reassure: [
        '{warehouse} will [double-box it|add corner guards]; I left a [note|fragile label].',
        'let me raise that to [double|twice {small}], and you keep the {product}.',
      ],
    },
    {
      subject: ['[Customs|Import] charge on {order}', '[Rebook|Change] delivery of {tracking}'],
      problem: [
        '{courier} wants {small} for [customs|import duty] before they hand over the {product}. [You said duties are included|Is that a scam]?',
        "I won't be in on {weekday}. Can {tracking} [come on {soon}|go to {where}] instead?",
        '{order} has been in customs for {waited} days. [Do they need something from me|What is missing]?',
        "{courier} won't carry the {product} upstairs. [It weighs a ton|I have a bad back]. [What now|Any options]?",
      ],
      probe: [
        'Could you send the [letter|message] from {courier}? And which day [suits|works] for you?',
        "Is there [a lift|someone to receive it]? I'll arrange it with {courier} for {tracking}.",
      ],
      detail: [
        'screenshot sent, it says {small}, ref {ticketno}.',
        '{soon} after {clock} is best, or leave it at {where}.',
        "no lift, floor {few}. [I can't lift it|Two people needed].",
      ],
      answer: [
        "you don't owe that. I've sent {courier} our [prepaid duty number|customs account], and it will be [released|delivered] {soon}.",
        'rebooked for {soon}. {courier} will [text|ring] the number ending {tail} first.',
        "customs wanted [an invoice|a product description]; I've sent both, clearing takes about {few} days.",
      ],
      doubt: [
        'I already paid the {small}, do I get it back?',
        'last time they [also promised to call|said that too]. Nobody did.',
        "so who tells {courier}? They [don't listen to me|hang up].",
      ],
      reassure: [
        'send me the receipt and {small} is [refunded to {pay}|back today].',
        "it is a [required step|hard rule] in their system for {tracking} now, so the driver can't skip it.",
      ],
    },
  ],
}
