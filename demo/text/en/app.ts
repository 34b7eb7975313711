import type { TopicText } from '../topic-text.ts'

export const APP: TopicText = {
  article: [
    'please update to {version}, which fixes [slow loading|several glitches], and clear the cache under Settings.',
    'notifications depend on your {phone}: Settings, Apps, Notifications, [allow all|switch on].',
    '{page} moved to the [top right|profile tab]; you can pin it by [holding the icon|long press].',
  ],
  good: [
    'App tip worked on my {phone}.',
    'They listened to my feedback on {page}.',
    'Clear steps with screenshots.',
  ],
  bad: [
    '{version} is worse than before.',
    'Told to reinstall, again.',
    'Cannot find anything on {page}.',
    'Ads everywhere.',
  ],
  issues: [
    {
      incident: 'app_release',
      subject: [
        'App crashes since {version}',
        '{phone}: app [crashing|closes] on launch',
        'Update broke the app',
      ],
      problem: [
        "Since the update to {version} the app [crashes on launch|closes straight away] on my {phone}. [Can't see my order|Useless].",
        'App crashed {few} times [today|this morning], always on {page}. [Worked before the update|It was fine yesterday].',
        'Your new version [keeps crashing|is broken]. Reinstalled, still crashes. {phone}.',
        "The app crashes when I [pay|check out], so I can't get the {product}. {version}.",
        'Opened the updated app: white screen, crash. [Me and {relative} both|Two phones]. [Fix it|Roll it back].',
      ],
      probe: [
        'Sorry, {version} does crash on some phones. Is yours a {phone}, and [where|when] does it crash?',
        "We're aware of the crashes. Does the website [work|load] for you meanwhile?",
      ],
      detail: [
        '{phone}, crashes [on the splash screen|within {few} seconds].',
        'only on {page}, then it crashes, {errcode}.',
        "website works but {coupon} [isn't there|doesn't].",
      ],
      answer: [
        'the crash comes from a [start-up bug|bad library] in {version}. The fix is [rolling out|in the store] by {clock}.',
        "we've pulled {version}. Please use the website until the crash is fixed; I've extended {coupon}.",
        'your crash report is with the engineers, {ticketno}. I can place the {product} order for you right here.',
      ],
      doubt: [
        'the store still shows {version}, and it still crashes.',
        "didn't anyone test it? [Crashes all day|Amateur hour].",
        'I missed the offer because the app crashed.',
      ],
      reassure: [
        "stores need {minutes} minutes or so to show the fix. I'll email when it's live on your {phone}.",
        "I'll honour the offer, {small} off the {product}, as the crash was our fault.",
      ],
    },
    {
      subject: ['Cannot find {page} [in the app|any more]', 'App [redesign|search] feedback'],
      problem: [
        "Where did {page} go? [The redesign hid it|Can't find it since {version}].",
        'Searching for a {product} gives me [junk|ads]. [No way to filter by {size}|Filters do nothing].',
        "The text is tiny, {relative} [can't read it|keeps hitting the wrong button]. [Larger mode|Any setting]?",
        "Too many pop-ups on {page}. [How do I switch them off|It's unusable].",
      ],
      probe: [
        'Are you on {version} with the {phone}? A screenshot would help.',
        'What are you trying to [do|reach], and how did you get there before?',
      ],
      detail: [
        '{phone}, {version}, screenshot sent.',
        'used to be the {few}th icon at the bottom.',
        'no idea how, {relative} just wants [big letters|fewer buttons].',
      ],
      answer: [
        '{page} is now under Profile, More. Hold it to [pin it|move it] to the start screen.',
        'there is an easy mode: Settings, Display, Large. [Bigger text|Fewer buttons], no ads.',
        'the filter is a known bug in {version}, fixed on {soon}. For now, [search by order number|use the website].',
      ],
      doubt: [
        'why change what worked?',
        'did that, pop-ups [still there|came back].',
        'too many steps for {relative}. Is there a video?',
      ],
      reassure: [
        'your feedback is filed as {ticketno} and product [reads every one|will reply].',
        "here's a {few}0-second clip. You can also ring us and we'll go step by step.",
      ],
    },
    {
      subject: ['[No|Late] notifications on {phone}', 'Too many marketing pushes'],
      problem: [
        'I get no delivery alerts on my {phone}. The {product} sat at {spot} for {few} days.',
        'You send {few} promos a day but [not the one alert I need|never a delivery update].',
        'A promo woke me at {clock}. [How do I stop that|Never again].',
        "The red badge [won't go away|is stuck], nothing unread.",
      ],
      probe: [
        'Are notifications allowed on the {phone}, and is battery saver on?',
        'Which ones do you want to keep: [delivery|orders], returns, offers?',
      ],
      detail: [
        'allowed, saver off. [Other apps are fine|Just yours].',
        'only delivery and returns.',
        'no clue where that is on a {phone}.',
      ],
      answer: [
        "I've switched off marketing for you, only orders stay. Active within {hours} hours.",
        'on the {phone}, allow background use: Settings, Battery, Unrestricted. [Alerts then come on time|That does it].',
        "I added text alerts to the number ending {tail}, so you don't depend on the app.",
      ],
      doubt: [
        'did it, can you send a test?',
        'last time I opted out it [came back|lasted {few} days].',
        'why is everything on by default?',
      ],
      reassure: [
        'test sent, should pop up within a minute.',
        "this one is at account level; if you get another, show me and I'll credit {small}.",
      ],
    },
    {
      subject: ['App slow on {phone}', '[Photo upload|Video] fails in returns'],
      problem: [
        '{page} takes ages, wifi and mobile, {phone}.',
        "I can't upload photos of the {product} for my claim. [Fails every time|Error {errcode}].",
        "The app eats {few} GB on my phone. [Why|Clearing it doesn't last].",
        'Wrote a long review of the {product}, pressed send, [gone|lost it all].',
      ],
      probe: [
        'Which version, {version}? And are other pages [fine|slow too]?',
        'How big are the photos, and does it say {errcode}?',
      ],
      detail: [
        '{version}, only {page} is slow, since {lately}.',
        'straight from the camera, error {errcode}.',
        'plenty of space, restarted {few} times.',
      ],
      answer: [
        "just drop the photos here, I'll attach them to {order} [for you|myself].",
        'I archived your old orders, so {page} should be quick now. Please reopen it.',
        'that format isn\'t supported yet; set the camera to "most compatible". Fix due {soon}.',
      ],
      doubt: [
        'still slow. [Your servers|Is it you or me]?',
        'what do those logs contain? [Privacy|My chats]?',
        'can you get my review back?',
      ],
      reassure: [
        'logs hold errors only, no chats or photos, and are deleted after {few} days.',
        'I found a draft from {clock}, it\'s under "to review", with {small} for the trouble.',
      ],
    },
  ],
}
