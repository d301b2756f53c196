"""Hold what the invented people say: the stock from which `invent` composes messages.

Slots in braces are filled at random: {n} a small number, {time} a time of day, {date} a date as people write
it, {place} and {thing} from the lists below.
"""

from __future__ import annotations

NAMES = ("Zoë Ångström", "Jamie Łęcki 🌿")

SHORT = (
    "ok", "ok", "ok!", "yes", "yep", "no", "haha", "hahaha", "lol", "true", "fair", "same", "hm", "wow", "thanks",
    "thank you", "on my way", "five minutes", "nearly there", "good night", "morning", "sleep well", "really?",
    "why", "when", "where", "which one", "no idea", "deal", "sure", "sounds good", "👍", "😂", "😅", "🥲", "❤️", "😂😂😂",
    "👩‍🍳", "🏳️‍🌈", "👨‍👩‍👧‍👦", "👍🏽", "🤷🏻‍♀️", "❤️‍🩹", "jaja", "oui", "nö", "да", "好的", "شكرا", "ありがとう", "?", "…", "!!", "hm…",
)  # fmt: skip

OPENERS = (
    "ok so", "by the way", "wait", "also", "honestly", "well", "right,", "oh,", "so", "sorry,", "haha", "hey", "hm,",
    "listen,", "good news:", "bad news:", "quick question:", "no rush, but", "between us,", "update:",
)  # fmt: skip

SENTENCES = (
    "I am still at {place}", "the train is {n} minutes late again", "can you bring {thing}", "I forgot {thing} again",
    "we are out of {thing}", "did you get {thing}", "{place} closes at {time}", "I will be at {place} around {time}",
    "don’t wait for me", "I can’t find {thing}", "it’s raining at {place}", "the queue at {place} is endless",
    "my sister says hello", "I slept {n} hours and feel like {n}0", "let’s do {time} instead", "I paid {n}0 € for {thing}",
    "the neighbours are at it again", "I made too much soup", "there is soup", "you would have laughed",
    "the dentist moved it to {date}", "the contract ends on {date}", "we said {date} at {time}, didn’t we",
    "your parcel is at {place}", "I left {thing} in your bag", "the heating man comes between {time} and {time}",
    "it’s only {n} stops", "I have watched {n} episodes and regret nothing", "the dog ate {thing}",
    "call me when you can", "I’ll ring you at {time}", "the meeting took {n} hours", "nobody said anything new",
    "I am on page {n}0 and it is finally getting good", "the plant has {n} new leaves", "I found {thing} under the bed",
    "it smells of {thing} in the stairwell", "they sold out of {thing}", "my phone is at {n} %", "“maybe” is not a plan",
    "he said “see you {date}” and left", "that was kind of you", "I was wrong about {thing}", "you were right about {place}",
    "it’s ok if not", "no need to answer tonight", "I’m not angry, just tired", "I needed that", "tell me everything",
    "das ist mir zu früh", "ça marche pour {time}", "¿vienes a {place}?", "jag är hemma {time}", "до {time}", "明天见",
    "أراك في {place}", "それは{n}回目", "Grüße an alle", "naïve, I know", "the café on the corner is open again",
    "recipe says {n}00 g of flour", "rent is due on {date}", "it was {n}:{n} at half time", "score: {n}–{n}",
    "the form wants {thing}", "I wrote it down: {thing}, {thing}, {thing}", "look at the moon", "my boss: “hm”",
    "step {n}: breathe", "room {n}0{n}, second floor", "gate B{n}", "platform {n}", "that makes {n} times this week",
)  # fmt: skip

CLOSERS = (
    "", "", "", "", "", "", ".", ".", "!", "…", "…", " haha", " lol", " though", " I think", " maybe", " or not", " :)",
    " ;)", " 🙃", " 😂", " 🙈", " 🤷‍♂️", " 🌧️", " ☕", " ❤️", " 👀",
)  # fmt: skip

QUESTIONS = (
    "how was {place}?", "are you home?", "did you eat?", "tea or coffee?", "do we need {thing}?", "what time is it for you?",
    "is {time} ok?", "do you still have {thing}?", "have you seen {thing}?", "shall I call?", "who won?", "what did they say?",
    "is {date} good for you?", "bus or bike?", "can I tell you something funny?", "¿y tú?", "kommst du mit?", "ça va?",
)  # fmt: skip

LINKS = (
    "https://example.org/a/{n}{n}{n}", "https://www.example.com/watch?v=dQ{n}w{n}XcQ&t={n}s",
    "http://example.net/über/{n}?q=a%20b#c", "https://maps.example.com/?q=52.{n}2,13.{n}4", "example.org/{n}{n}",
)  # fmt: skip

HARD = (
    "ﬁnally, the ﬂoor is dry", "½ a cup, not ¼", "wait… what…", "Ｈｅｌｌｏ　ｔｈｅｒｅ", "m² or m³?", "№ {n}, 3ª porta", "ℌ𝔢𝔩𝔩𝔬 𝕨𝕠𝕣𝕝𝕕",
    "cafe\u0301 at noon", "A\u030angstro\u0308m", "zu\u0308rich, naturally", "10\u00a0km in 55\u00a0min", "a\u2009–\u2009b",
    "Dr: no, Mr: yes", "note to self: {thing}: later", "Sam: that was what I said: nothing", "* not a list", "- nor this",
    "<b>not html</b> & co.", "C:\\temp\\{n}.txt", "\"straight\" and “curly” and «guillemets»", "100% sure, {{braces}} too",
    "می‌خواهم بیایم", "שָׁלוֹם to you", "क्षमा करें", "ก็ได้", "👩🏽‍🚀👨‍❤️‍💋‍👨🧑‍🤝‍🧑", "1️⃣ 2️⃣ 3️⃣", "🇩🇪🇫🇷🏴󠁧󠁢󠁳󠁣󠁴󠁿", "™ and ® and ①", "ĳsvrij, ǆ",
    "line\u2028separator from a pasted page", "tab\there", "two  spaces", "zero\u200bwidth", "soft\u00adhyphen", "{date}",
    "{date}: {thing}", "{time} - {place}: ok?", "[{time}] is when", "omitted", "image omitted, said the caption", "null",
)  # fmt: skip

LISTS = (
    "shopping:\n- {thing}\n- {thing}\n- {thing}", "two things\n\n1. {place}\n2. {thing}", "Dear landlord,\n\nthe heating is off.\n\nBest",
    "roses are red\nviolets are blue\n{thing}", "monday {place}\ntuesday {place}\nwednesday nothing 🎉", "plan:\n{date}: {place}\n{date}: {place}",
    "he wrote:\n“{time} at {place}”\nand nothing else", "first\n\n\nand then nothing", "a\nb", "{thing}?\n{thing}?\n…\nok",
    "{date}\n{date}\n{date}\npick one",
    "codes:\n0{n}/1{n}\n2/3/4", "Ann - {time}\nBo - {time}",
)  # fmt: skip

# headers of other chats inside a message: readers that take any date for a header break on these
PASTED = (
    "they sent this:\n[12.03.19, 10:1{n}:00] Mum: bring {thing}\n[12.03.19, 10:2{n}:00] Mum: please",
    "note:\n2/1{n}/19, 14:4{n} Alice said {thing}",
    "3.{n}.18 klo 21.25.1{n} - Mika: {thing}",
    "{n}/11/19: arrival\n{n}/12/19: departure",
)

PLACES = (
    "the station", "work", "the shop", "Mira’s", "the lake", "the gym", "Café Müller", "the doctor’s", "home", "Łódź",
    "São Paulo", "the park", "my mum’s", "the office", "Straße 7", "the cinema", "платформа 2", "東京",
)  # fmt: skip

THINGS = (
    "milk", "the keys", "bread", "your charger", "the blue jumper", "tickets", "crème fraîche", "the umbrella", "coffee",
    "a birthday card", "the invoice", "jalapeños", "oat milk", "the ladder", "that book", "batteries (AA)", "piñata", "tofu",
)  # fmt: skip

SYSTEM = (
    "Your security code with {them} changed. Tap to learn more.",
    "{them} changed their phone number to a new number. Tap to message or add the new number.",
    "You turned on disappearing messages. New messages will disappear from this chat 90 days after they're sent.",
    "{them} turned off disappearing messages.",
    "You blocked this contact. Tap to unblock.",
    "You unblocked this contact.",
)

ENCRYPTED = (
    "Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, "
    "can read or listen to them. Tap to learn more."
)
