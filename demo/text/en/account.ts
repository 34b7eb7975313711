import type { TopicText } from '../topic-text.ts'

export const ACCOUNT: TopicText = {
  article: [
    'you can reset your password and [change your phone|see signed-in devices] under Settings, Security. Codes go to the number ending {tail}.',
    'after several wrong tries the account locks for {minutes} minutes, then [opens by itself|you can try again].',
    'points and tiers update [overnight|on the 1st]; your {product} benefits are listed on {page}.',
  ],
  good: [
    'Back in my account in {minutes} minutes.',
    'Took security seriously, good.',
    'Points restored, thank you.',
    'Patient with my mum on the phone change.',
  ],
  bad: [
    'Locked out for {few} days.',
    'Codes never arrive.',
    'Points vanished without notice.',
    'Too many hoops to change a number.',
  ],
  issues: [
    {
      subject: [
        'Cannot [log in|sign in], code never arrives',
        'Account locked, number ending {tail}',
      ],
      problem: [
        "I can't log in. It says [unusual activity|too many attempts] and I only tried [once|twice].",
        'The code [never arrives|takes forever] on my {phone}. [Is there another way in|Help].',
        "Forgot my password and the reset mail goes to [an old address|a dead inbox]. There's {amount} credit in there.",
        "Since I got a new {phone} I'm [locked out|stuck at the face check].",
      ],
      probe: [
        'What does the [message|error] say exactly, and do you sign in with email or phone?',
        'For security: your [full name|city], and the last thing you bought?',
      ],
      detail: [
        'it says {errcode}, I use the number ending {tail}.',
        '{fullname}, {city}, last order was a {product}.',
        'old number is [gone|cancelled], I can do [ID|a selfie].',
      ],
      answer: [
        "verified, thank you. [I've lifted the lock|You're unlocked], try in {minutes} minutes.",
        'the texts were [held by your network|rate limited], so I switched you to [a voice call|email codes].',
        "I've sent an identity link to the number ending {tail}. Takes {minutes} minutes and your {amount} is [safe|untouched].",
      ],
      doubt: [
        "still {errcode}. [Sure it's unlocked|Did it work on your side]?",
        "have I been hacked? [I'm nervous|There's {amount} in there].",
        "the link [won't open|expired]. Now what?",
      ],
      reassure: [
        'I refreshed it again, please use [a private window|another network].',
        "all logins are from {city}, [no sign of a break-in|you're fine].",
      ],
    },
    {
      subject: ['Change [phone number|email] on my account', 'Delete my account, {fullname}'],
      problem: [
        'I have a new number, [how do I change it|please update it]. The old one ends {tail}.',
        'I have two accounts, [can you merge them|I want one]. The points are on [the old|the wrong] one.',
        'Please delete my account. [The option is hidden|It says an order is open].',
        'My name is [misspelled|wrong] on the account, should be {fullname}.',
      ],
      probe: [
        'Do you still [get texts on|have] the old number? And the new one ends in?',
        'Deleting clears points and vouchers. [Are you sure|Is that OK], {fullname}?',
      ],
      detail: [
        'old number is [dead|off], new one ends {tail}.',
        "yes, delete it all, [I've used my credit|nothing left in it].",
        'keep the [newer|bigger] one, I just want [my points|order history].',
      ],
      answer: [
        'done, sign in with the number ending {tail} [from now on|from today].',
        "orders can't move, but I've [transferred your points|moved the membership], visible within {hours} hours.",
        'the deletion is booked for {soon}; until then you can [undo it|change your mind].',
      ],
      doubt: [
        'will I lose my {product}? It cost {amount}.',
        'why {few} days? I want [out now|it gone today].',
        'and my [invoices|receipts] afterwards?',
      ],
      reassure: [
        'your {product} is intact, [same expiry|check {page}].',
        "we keep invoices as the law asks, and I've stopped all marketing mail [already|today].",
      ],
    },
    {
      subject: ['[Hacked|Strange order] on my account', 'Suspicious [call|text] about {order}'],
      problem: [
        "There's a {product} on my account I [never ordered|didn't buy]. [Hacked?|Please freeze it].",
        "I got a login alert from [another country|somewhere odd] at {clock}. I'm in {city}.",
        'Someone called [pretending to be you|"from your fraud team"], knew about my {product}, wanted a code.',
        'My {coupon} and points were [spent|drained] on {lately}, not by me.',
      ],
      probe: [
        "Please don't [click or pay|share codes]. I'm freezing it. Did you give [a code|your password] to anyone?",
        "What number [called|texted], and which order isn't yours?",
      ],
      detail: [
        'no code given. The odd order is {order}, {amount}.',
        'some [hidden|foreign] number, they [knew my name|sounded real].',
        '{relative} may have [clicked a link|scanned something].',
      ],
      answer: [
        'frozen. The order is stopped and {amount} [returns to|goes back on] {pay}. Set a new password via the link.',
        'that was a scam, we never [ask for codes|call about refunds]. [Reported|Blocked], and I enabled two-step sign-in.',
        "I've restored {coupon} and kicked out all devices. Security will call within {hours} hours, ref {ticketno}.",
      ],
      doubt: [
        'how did they know about the {product}? [A leak|Your database]?',
        'could it happen again?',
        'is {amount} really [safe|coming back]?',
      ],
      reassure: [
        "we're [investigating|looking at] that, and you'll be told either way, {ticketno}.",
        "any new device now needs your phone, so [a stolen password isn't enough|they can't get in].",
      ],
    },
    {
      subject: ['Points [missing|expired]', '{product} [not activated|benefits missing]'],
      problem: [
        'My points are gone. I had {few},000 [last month|on {lately}].',
        'I paid {amount} for the {product} but [nothing is active|no benefits].',
        'Why was I downgraded from gold? I [spend plenty|bought a {product} on {lately}].',
        'The code for my {product} says [already used|invalid], {errcode}.',
      ],
      probe: [
        'Let me see the history. [Was it around|Did it happen on] {lately}?',
        'Could you send the [receipt|payment], and is it this account?',
      ],
      detail: [
        'yes, [around then|that week]. Account ending {tail}.',
        'paid with {pay} on {ordered}, this account.',
        'copied from the email, ends {tail}, [not a letter off|checked twice].',
      ],
      answer: [
        "they expired on {lately} and the reminder [failed|never went out]. I've given them back until {soon}.",
        "the activation [got stuck|hung]. It's on now, with {few} extra days.",
        "here's a fresh code, sent to the number ending {tail}, and {small} for the trouble.",
      ],
      doubt: [
        'where does it say points expire? [Tiny print|Nobody reads that].',
        'still not showing, [refreshed|signed out and in].',
        'and my tier, does that come back?',
      ],
      reassure: [
        "I've turned on expiry alerts {few} days ahead [for you|on your account].",
        "it takes {minutes} minutes to show on {page}; on my side it's [active|there].",
      ],
    },
  ],
}
