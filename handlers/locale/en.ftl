# Najian: everything the bot says, in English. The program fills in { $names }.

## Welcome and notice
language-switch = 中文
welcome =
    <b>Hello, this is Najian.</b>

    { $organiser } would like your honest opinion: what is hard about our services, and what should change?

    One minute, mostly taps. Who are you?
introduction = { $organiser } would like your honest opinion: what is hard about our services, and what should change?
introduction-why = Why: { $purpose }
introduction-how = One minute, mostly taps; you may stay anonymous. Please tap Start.
introduction-line = { $organiser } would like your honest opinion: one minute, and anonymous if you like.
introduction-brief = Tell us what is hard about our services: one minute, and anonymous if you like.
who-enterprise = 🏢 A business
who-citizen = 👤 A citizen
notice =
    <b>{ $title }</b>{ $department ->
        [none] { "" }
       *[other] { " " }· { $department }
    }

    <b>Who asks</b>: { $organiser }
    <b>Why</b>: { $purpose }
    <b>What is kept</b>: your choices, your words, and voice messages or photos if you send any; { $named ->
        [yes] your contact is asked only if you answer by name
       *[no] no name, phone or company is asked
    }
    <b>How long</b>: { $days } days; { $until ->
        [none] then deleted
       *[other] deleted on { $until }
    }; what you withdraw or delete is gone from backups within { $backups } days
    <b>Please note</b>: this chat runs through Telegram, which can see what you and the bot write
    <b>Your rights</b>: not answering has no drawback; until you send, /cancel deletes everything; later, /privacy shows, corrects or withdraws it

    How would you like to answer?
mode-anonymous = 🙈 Anonymously (recommended)
mode-confidential = ✉️ In confidence, you may write back
mode-explained =
    <blockquote>Anonymous: when you send, the link between you and your answers is cut for good; only a receipt code is left.
    In confidence: the way back to you is kept encrypted; no department sees who you are.{ $named ->
        [yes] { "" }
    By name: at the end one button leaves your contact, kept encrypted; only the department that deals with it sees it and may call you.
       *[no] { "" }
    }</blockquote>
taken-part =
    You have already taken part. <b>Thank you.</b>

    One response each keeps every voice equal. { $found ->
        [yes] If there is more to say, tap “Add”; to see what became of it, tap the other button.
       *[no] If there is more to say, or to see what became of it, enter your receipt code: nothing else opens an anonymous response. Without the code, the staff at any counter can record it for you.
    }
link-unknown = This link is no longer valid or not complete. Never mind, you can begin here:

## The interview
back = ‹ Back
go-back = ‹ Back
skip = Skip ›
done-ticking = ✓ Done
done-sending = ✓ That is all
keep-answer = Keep ›
multiple-hint = Tick all that apply, then tap “Done”.
text-hint = Type your answer below and send it.{ $required ->
        [yes] { "" }
       *[no] { " " }You may skip this.
    }{ $voice ->
        [yes] { " " }Or hold 🎤 and say it (staff will hear your voice).
       *[no] { "" }
    }{ $photo ->
        [yes] { " " }Photos are welcome, too.
       *[no] { "" }
    }
duties = Not sure? What each department does:
text-before = You wrote before:
resume = Welcome back. Let us go on where you stopped.
review-title = <b>Please check, then send</b>
review-hint = To change an answer, tap its name.
review-send = ✅ Send
review-shield = 🛡 Names someone? Office only
review-shielded = 🛡 Campaign office only ✓
review-shield-hint = 🛡 Did you name a person or a section (also by voice or in a photo)? Only the campaign office need see it, not that department.
review-cancel = 🗑 Discard
skipped = (skipped)
answered = <b>{ $question }</b>
    { $answer }
thanks =
    <b>Received. Thank you!</b>

    Your answers are noted and will be worked, line by line, into the ledgers{ $department ->
        [none] { "" }
       *[other] { " " }of { $department }
    }.{ $case ->
        [none] { "" }
       *[other] { " " }Your rating is <b>case { $case }</b> now: it stays open until you say that it is settled, and you can always see how far it is.
    }

    Receipt code: <code>{ $receipt }</code>
    { $mode ->
        [named] Your contact is kept encrypted; only the department that deals with this sees it and will be in touch.
        [confidential] The way back to you is kept encrypted; no department sees who you are.
       *[anonymous] The link between you and these answers has been cut. Keep the receipt code: it is the only proof that you sent them.
    }
cancelled-card = 🗑 What stood here is deleted.
cancelled = Discarded and deleted; nothing is left. Whenever you wish to speak again, send /start.
nothing-to-cancel = There is no survey under way and nothing to delete.
interview-gone = This survey has been sent or discarded; its buttons no longer work. Send /start to begin again.

## More kinds of questions, and attachments
language-short = 中文
language-name = English
language-chosen = From now on I speak <b>English</b> with you.
decline = Not this time
decline-undo = I changed my mind
declined =
    Fine, we will not bother you or ask again. It makes no difference to anything.

    If you ever want to speak up, tap below or send /start.
mode-named = 🙋 By name: please contact me
go-on = Go on ›
number-hint = Just type the number and send it.
day-hint = Tap a day, or type a date such as 2026-11-21.
upload-hint = Tap 📎 or 🎤 beside the text field to send it ({ $media }), at most { $most }.{ $as_is ->
        [yes] { " " }Files are kept as they are; they may carry their author's name.
       *[no] { "" }
    }
files-so-far = ✓ { $files } received. You can send more or add a few words; then tap “That is all”.
location-hint = Tap the button at the bottom to send the place. It is kept to about ten metres.
contact-hint = Tap the button at the bottom; no typing. It is kept encrypted, and only the department that deals with this can see it.
medium-voice = voice message
medium-photo = photo
medium-document = file
department-hint = You can also type a name to search. Not sure whose job it is? Write in a sentence what it is about and I will look.
department-ponder = ✍️ Write in a sentence or two what it is about, and I will look for the department.
department-suggested = { $found ->
        [yes] It may be one of these. Please tap one:
       *[other] I am not sure which department it is. Choose from the list, or leave it to the campaign office.
    }
department-list = 📋 Choose from the list
department-office = 🤷 Still not sure, let the office decide
department-unsure = 🤔 I don't know whose job it is
department-unknown = Not sure, left to the campaign office
this-department = this department
day-today = Today
day-yesterday = Yesterday
day-before = Two days ago
drop-file = 🗑 Remove { $sign } { $number }
contact-given = given (kept encrypted)
photos = { $count ->
        [one] 🖼 { $count } photo
       *[other] 🖼 { $count } photos
    }
documents = { $count ->
        [one] 📄 { $count } file
       *[other] 📄 { $count } files
    }
share-contact = 📞 Send my contact
share-contact-below = Tap the button below to send your contact 👇 If you would rather not, use the buttons above.
share-location = 📍 Send the place
share-location-below = Tap the button below to send the place 👇
share-done = ✓ Got it.
share-left-out = Fine, no need.
contact-not-yours = Please use the button at the bottom to send your own contact. We do not take other people's.
nothing-open =
    Thank you, but no survey is under way, so what you sent was not kept.

    Send /start to begin; it takes a minute.
file-too-large = This file is too large; the limit is { $most } MB. Please send a smaller one, or say it in words.
file-too-long-voice = This voice message is too long; the limit is { $seconds } seconds. Please send what matters most.
file-wrong-type = I cannot open this kind of file. Photos, PDF, Word, Excel and text files are fine; to speak, hold 🎤 down.
file-broken = This file cannot be opened: it may be damaged, or it contains a program. Please send another.
file-not-fetched = That file did not come through; the network may be slow. Please send it again.

## Why this is no answer
reject-pick-an-option = Please tap one of the options below.
reject-tick-something = Please tick at least one option, then tap “Done”.
reject-empty = Please write a few words.
reject-required = This question needs an answer.
reject-too-long = That is too long; at most { $most } characters. Please make it shorter, or say what matters most.
reject-wrong-form = That is not in the form the question asks for. Please try again.
reject-not-a-number = Please type a number, such as 12.
reject-not-whole = Please type a whole number.
reject-out-of-range = Please type a number{ $least ->
        [none] { $above ->
            [none] { "" }
           *[other] { " " }above { $above }
        }
       *[other] { " " }of at least { $least }
    }{ $most ->
        [none] { $below ->
            [none] { "" }
           *[other] { " " }below { $below }
        }
       *[other] { " " }up to { $most }
    }.
reject-not-a-day = Please type a date, such as 2026-11-21.
reject-day-out-of-range = That day does not fit.{ $earliest ->
        [none] { "" }
       *[other] { " " }Earliest { $earliest }.
    }{ $latest ->
        [none] { "" }
       *[other] { " " }Latest { $latest }.
    }{ $past ->
        [no] { " " }Not before today.
       *[other] { "" }
    }{ $future ->
        [no] { " " }Not after today.
       *[other] { "" }
    }
reject-send-a-file = This question wants a voice message, photo or file: tap 📎 or 🎤 beside the text field.
reject-share-location = Please use the button at the bottom to send the place.
reject-share-contact = Please use the button at the bottom to send your contact.
reject-wrong-medium = This question cannot take that. Please follow its hint.
reject-too-many = At most { $most } attachments here; the rest was not taken.
reject-rating-stays = The first rating stays as it is; everything else can be changed.
reject-stale = This question is answered already. To change it, use “Back”, or edit it when you check at the end.
reject-reviewing = All done. Please tap “Send”; to change an answer, tap its name.
no-such-button = This button no longer works.

## Messages that are no answer
not-understood =
    I only collect opinions.

    Send /start to begin, it takes a minute; /help tells what else I can do.
only-text = I cannot make sense of that, so it was not taken. Please tap an option, or write.
help-respondent =
    <b>What I can do</b>

    /start – tell us your opinion, one minute
    /my – what became of my responses
    /track – follow a response by its receipt code
    /privacy – my data: see, export, correct, delete
    /language – another language · 中文
    /cancel – discard an unsent survey and delete it

    If you answer anonymously, nobody can find out afterwards that it was you.
help-staff =
    <b>You are { $roles }</b>

    { $commands }

    Something to say yourself? Answer like any service user: /start enterprise or /start citizen.
too-many = That was too much at once, and the rest was not taken. Please go on from the last card, a little slower.
something-wrong = Sorry, something went wrong here; it has been logged. Your answers are safe. Please try again.
outage = This has arrived, but nothing can be stored just now. It is dealt with by itself as soon as that is possible; there is no need to send it again.
private-only = Please talk to me in a private chat, so that nobody else sees what you write.

## Members
role-staff = staff of { $department }
role-coordinator = campaign office
role-leader = leader
role-admin = administrator
joined =
    <b>Welcome. Your role: { $role }.</b>

    { $commands }
invitation-void = This invitation has been used, has expired or was taken back. Please ask an administrator for a new one.
invitation-department-gone = The department this link invites you to takes no part any more, so the link is void. Please ask an administrator.
invitation-take-back = 🗑 Take back: { $role } (until { $day }, { $time })
invitation-take-this-back = 🗑 Take this link back
invitation-taken-back = 🗑 The invitation ({ $role }) is taken back: it does nothing any more.
invitation-used-already = Nothing to take back: the link was used, has expired or was taken back.
invitation-made =
    <b>Invitation</b> ({ $role })

    { $link }

    Works once, within { $hours } hours. Please send it to that person only.
choose-role =
    <b>Whom would you like to invite?</b>{ $unused ->
        [0] { "" }
       *[other] { "" }

        Links below that nobody has used yet can be taken back:
    }
not-allowed = You may not do this.
command-start = Tell us your opinion
command-my = My responses
command-track = Look up a receipt code
command-privacy = My personal information
command-help = What I can do
command-cancel = Discard an unsent survey
command-language = Language · 中文
command-summary = Summary
command-ledger = The three ledgers
command-review = Review the ledgers
command-inbox = Incoming voice, photos, remarks
command-handin = Hand in the ledgers
command-archive = What was handed in
command-progress = Progress of the consultation
command-digest = Digest
command-directives = Directives: who does what, and how far it is
command-report = Overall report (Word draft)
command-poster = Print a poster
command-invite = Invite a member
command-line = /{ $name } – { $does }

## Summary
span-today = Today
span-week = This week
span-recent = Last 7 days
span-month = This month
span-campaign = Campaign
all-departments = All departments
other-department = ‹ Another department
unassigned = Department not known yet
summary-title = <b>{ $department } · Summary</b>
    { $period }
summary-none = No responses in this period yet.
summary-responses = <b>{ $count ->
        [one] 1 response
       *[other] { $count } responses
    }</b>: { $who }
summary-channels = Through: { $channels }
summary-satisfied = <b>{ $share } satisfied</b> ({ $base } ratings, first three grades)
summary-satisfied-hidden = Satisfaction: shown once a batch of { $minimum } ratings is full ({ $rated } so far)
summary-unrated = Satisfaction: no ratings yet
summary-waiting = { $count ->
        [one] 1 more rating counts
       *[other] { $count } more ratings count
    } once a batch of { $minimum } is full
summary-beyond = { $count ->
        [one] 1 more rating is in a batch
       *[other] { $count } more ratings are in batches
    } with others than these, and counted with those only
summary-aspects = <b>What it is about</b> (people, of { $base })
summary-problems = <b>Problems most often named</b> (draft ledgers)
blind-title = <b>Blind spots: self-check against what users report</b> (draft ledgers)
blind-aspects = Reported by users, not touched by the self-check: { $aspects }
blind-unlisted = Reported by users, not listed by the self-check: <b>{ $count }</b> of { $of }
blind-unreported = Listed by the self-check, reported by nobody: <b>{ $count }</b> of { $of }
blind-note = <i>Compared by wording: please check. Not listed, or not reported, does not mean there is no problem.</i>
blind-unchecked = The self-check ledger has no entries yet, so there is nothing to compare.
blind-unheard = No user has reported anything yet, so there is nothing to compare. That nobody spoke does not mean there is no problem.
blind-hidden = Fewer than { $minimum } problems named in whole batches of responses, not shown.
blind-exactly = { $count }
blind-least = at least { $count }
blind-fewer = fewer than { $step }
people = { $count ->
        [one] 1 person
       *[other] { $count } people
    }
kind-enterprise = businesses
kind-citizen = citizens
kind-staff = staff
kind-unknown = not known
channel-telegram = this bot
channel-web = web
channel-phone = phone
channel-visit = visits
channel-meeting = meetings
channel-paper = paper
channel-hotline = hotline
aspect-process = Process
aspect-efficiency = Efficiency
aspect-quality = Quality
aspect-attitude = Attitude
aspect-policy = Policy
aspect-fees = Fees
aspect-premises = Premises
aspect-other = Other

## Ledgers
ledger-choose-department = <b>The three ledgers</b>

    Please choose a department:
ledger-title = <b>{ $department } · The three ledgers</b>
ledger-draft = Draft { $number }, made { $made }
    from { $opinions } { $opinions ->
        [one] opinion
       *[other] opinions
    } ({ $people } { $people ->
        [one] person
       *[other] people
    })
ledger-none = There is no draft yet.
ledger-counts = Ledger 1 (benchmark gaps): { $first }
    Ledger 2 (self-check): { $second }
    Ledger 3 (dissatisfaction): { $third }
ledger-new = { $count ->
        [one] 1 opinion has
       *[other] { $count } opinions have
    } come in since and { $count ->
        [one] is
       *[other] are
    } not in the draft yet.
ledger-waiting = { $count ->
        [one] 1 opinion is
       *[other] { $count } opinions are
    } waiting: tap “Update the draft”.
ledger-current = The draft holds all opinions.
ledger-hint = Tap a button to get the file:
ledger-behind = Rows have changed since: the files will be a new draft.
ledger-all = 📄 All three, Word
ledger-workbook = 📊 All, Excel
ledger-word = Ledger { $numeral } Word
ledger-refresh = 🔄 Update the draft
ledger-refreshing = Sorting the opinions, one moment …
ledger-refreshed = The draft is up to date
ledger-nothing-new = The draft is up to date already
ledger-preparing = Making the file …
ledger-caption = { $title }
    { $department }, draft { $number }, rows: { $each }
ledger-caption-empty = { $title }
    { $department }, no entries yet (empty form)

## Proposals
offer = Suggested: “{ $words }” – { $origin }
offer-measure = { $earlier ->
        [yes] in an earlier campaign,{ " " }
       *[no] { "" }
    }used for “{ $entry }”, { $day ->
        [none] confirmed before
       *[other] confirmed on { $day }
    }
offer-deadline = limit for “{ $name }”: working day { $count } after { $start }; source: { $source }{ $certain ->
        [yes] { "" }
       *[no] . ⚠️ Not all holidays up to then have been published: Monday to Friday counted as working days, please check
    }
offer-section = { $duties ->
        [none] its name or key words fit this entry
       *[other] its duties: { $duties }
    }

## Review
review-choose = <b>Review</b>

    { $count ->
        [0] All done, nothing is waiting.
        [one] { $count } entry is waiting. Choose a department:
       *[other] { $count } entries are waiting. Choose a department:
    }
review-panel = <b>{ $department } · review</b>

    { $count ->
        [0] All done, nothing is waiting.
        [one] { $count } entry is waiting for you:
       *[other] { $count } entries are waiting for you:
    }
review-line = { $ledger }: { $new ->
        [0] { $changed ->
            [0] –
           *[other] { $changed } with new opinions
        }
       *[other] { $new } new{ $changed ->
            [0] { "" }
           *[other] , { $changed } with new opinions
        }
    }
review-begin = ▶️ Begin ({ $count })
review-list = { $ledger }
review-ledger = Ledger { $numeral }
review-trail = 🕘 What was done
review-entries = <b>{ $department } · { $ledger }</b>

    { $count ->
        [0] There are no entries yet.
        [one] { $count } entry. 🆕 undecided　✅ confirmed　🚫 set aside
       *[other] { $count } entries{ $pages ->
            [1] { "" }
           *[other] { " " }(page { $page } of { $pages })
        }. 🆕 undecided　✅ confirmed　🚫 set aside
    }
review-head = { $department } · { $ledger }　{ $place ->
        [0] { $standing ->
            [confirmed] ✅ confirmed
           *[other] 🚫 set aside: { $reason }
        }
       *[other] <b>{ $place }/{ $total }</b>{ $standing ->
            [new] { "" }
            [confirmed] 　✅ confirmed, and new opinions since
           *[other] 　🚫 set aside ({ $reason }), and new opinions since
        }
    }
review-column = { $column }: { $words ->
        [none] <i>to be filled in</i>
       *[other] { $words }
    }
review-news = 🆕 <b>{ $count ->
        [one] +{ $count } new opinion
       *[other] +{ $count } new opinions
    }</b>, counted once you confirm:
review-own-words = ✎ Worded by a member of staff
review-confirm = ✓ Confirm
review-next = Next ›
review-edit = ✏️ Edit
review-opinions = 💬 Opinions ({ $count })
review-merge = Merge
review-split = Split
review-move = Move
review-aside = Aside
review-take-back = ↩︎ List it again
review-undo = ↩︎ Undo last step
review-leave = Overview
review-again = From the start
review-end = { $count ->
        [0] 🎉 All entries of <b>{ $department }</b> are reviewed.
        [one] <b>{ $department }</b>: that was the last one. { $count } entry you passed over is still open.
       *[other] <b>{ $department }</b>: that was the last one. { $count } entries you passed over are still open.
    }
review-done = <blockquote>✓ { $did }</blockquote>
review-undone = <blockquote>↩︎ Undone: { $did }</blockquote>
review-undo-none = There is nothing to undo: you can only take back your own last step.
review-undo-late = This can’t be undone: the entry has changed since.
review-gone = This entry is gone: it may have been merged, or the opinion was withdrawn.
gone-merge = This entry is gone: { $by } has merged it into another one.
gone-move = This entry is not here any more: { $by } has moved it.
review-stale = ⚠️ <b>Somebody has just changed this entry</b>; what you chose was not done.
    { $step }
    This is how it stands now:
review-stale-own = ⚠️ This card was out of date; nothing was done. You did this:
    { $step }
    This is how it stands now:
review-stale-opinions = ⚠️ <b>Opinions have just joined or left this entry</b>; nothing was done. Please look again:
review-stale-other = ⚠️ The other entry has just changed, so they were not merged. Please look again.
review-step = { $by }, { $at }: { $did }
review-step-undone = { $by }, { $at }: undid – { $did }
did-confirm = confirmed “{ $text }”
did-edit = changed the { $column } of “{ $text }” to: { $words }
did-clear = cleared the { $column } of “{ $text }”
did-merge = merged “{ $other }” into “{ $text }”
did-split = split “{ $other }” off “{ $text }”
did-move = moved “{ $text }” from { $source } to { $target }
did-set-aside = set aside “{ $text }”: { $reason }
did-take-back = listed “{ $text }” again
review-trail-title = <b>{ $department } · what was done</b>

    { $count ->
        [0] Nothing yet.
        [one] One step:
       *[other] The last { $count } steps, the newest first:
    }
column-text = Problem
column-gap = Gap
column-measure = Measure
column-deadline = Deadline
column-section = Section
column-note = Remark
review-which-column = Which column? (The figures are counted for you and need no editing.)
review-ask = ✍️ <b>Reply to this message</b> with the { $column }, at most { $most } characters{ $clears ->
        [yes] ; “-” clears it
       *[no] { "" }
    }.
review-ask-shorter = Too long; nothing was kept. The { $column } may have { $most } characters. Please <b>reply to this message</b> again{ $clears ->
        [yes] ; “-” clears it
       *[no] { "" }
    }.
review-ask-empty = There were no words; nothing was kept. Please <b>reply to this message</b> with the { $column }, at most { $most } characters{ $clears ->
        [yes] ; “-” clears it
       *[no] { "" }
    }.
review-ask-again = Your { $column } was not kept, as the entry has just changed (see above). If you still want it, tap to copy and <b>reply to this message</b>:

    <code>{ $words }</code>
review-ask-reason = { $words ->
        [none] { $again ->
            [yes] There has to be a reason of at most { $most } characters; nothing was kept.{ " " }
           *[no] { "" }
        }✍️ <b>Reply to this message</b> with the reason for setting it aside, at most { $most } characters.
       *[other] The entry has just changed (see above), so nothing was done. If you still want to set it aside, tap the reason to copy it and <b>reply to this message</b>:

    <code>{ $words }</code>
    }
review-ask-word = 🔍 <b>Reply to this message</b> with a word or two of the entry you are looking for.
review-example = { $column ->
        [text] Papers asked for again and again
        [measure] Tell people everything at once …
        [deadline] by 10 August
        [section] Approvals section
       *[other] talked over with the other department
    }
review-example-reason = the same as what was put right last month
review-example-word = papers again
review-write = ✍️ Write it
review-clear = Clear
review-take-offer = Take { $place }: { $words }
review-merge-list = <b>{ $text }</b>

    { $count ->
        [0] There is no other entry in this ledger to merge with.
       *[other] Merge with which one? The most alike come first; the number says how many people.
    }
review-found = { $count ->
        [0] No entry has “{ $word }”.
        [one] { $count } entry has “{ $word }”{ $more ->
            [yes] ; the most alike
           *[no] { "" }
        }:
       *[other] { $count } entries have “{ $word }”{ $more ->
            [yes] ; the most alike
           *[no] { "" }
        }:
    }
review-find = 🔍 Find by a word
review-weigh = Merge this one:
review-weigh-into = into this one, which keeps its words:
review-merge-confirm = ✓ Merge
review-split-list = <b>{ $text }</b>

    Which of them are about something else? Tick their numbers to make a new entry of them.{ $limited ->
        [yes] { " " }Of { $count }, the { $shown } least alike are listed.
       *[no] { "" }
    }
review-split-line = { $number }. { $text } ({ $kind })
review-split-confirm = ✂️ Split off { $count }
review-split-changed = Opinions have just joined or left; please tick again.
review-split-none = Nothing is ticked yet.
review-split-all = At least one has to stay.
review-split-wordless = What is ticked has no words that could make an entry.
review-move-to = <b>{ $text }</b>

    Where to? Another department will see it as new, and who moved it.
review-why-aside = <b>{ $text }</b>

    Why should it not be listed? (It is kept, and can be listed again at any time.)
reason-solved = solved already
reason-unfounded = not so in fact
reason-elsewhere = not this department’s
reason-harmless = not a problem
review-write-reason = ✍️ Another reason
review-opinions-title = <b>{ $text }</b>

    { $count ->
        [one] The opinion behind it
       *[other] The { $count } opinions behind it
    }{ $pages ->
        [1] { "" }
       *[other] { " " }(page { $page } of { $pages })
    }, without names and numbers.
review-opinion = { $new ->
        [yes] 🆕 { "" }
       *[no] { "" }
    }{ $kind } · { $channel }{ $day ->
        [none] { "" }
       *[other] { " " }· { $day }
    } · { $alike }
alike-same = almost the same ({ $figure })
alike-close = close ({ $figure }{ $why })
alike-some = somewhat alike ({ $figure }{ $why })
alike-words = , words of one kind: { $words }

## Handing in, and the archive
handin-choose = <b>Hand in the three ledgers</b>

    Departments with a ✓ have handed in. Choose one:
handin-title = <b>{ $department } · Hand in the three ledgers</b>
handin-cautions = Worth a look first (nothing here is in the way):
handin-unconfirmed = · { $count ->
        [one] { $count } row that nobody has checked; /review does it
       *[other] { $count } rows that nobody has checked; /review does it
    }
handin-with-news = · { $count ->
        [one] { $count } row with opinions that came in after it was checked
       *[other] { $count } rows with opinions that came in after they were checked
    }
handin-unwritten = · { $count ->
        [one] { $count } row with a column that says “待责任科室填报” (still to be filled in)
       *[other] { $count } rows with a column that says “待责任科室填报” (still to be filled in)
    }
handin-unread = · { $count ->
        [one] { $count } new opinion that is not in this draft yet
       *[other] { $count } new opinions that are not in this draft yet
    }
handin-due = Due { $day }{ $state ->
        [over] : that day has passed; you can still hand in
        [today] : that is today
       *[open] { $count ->
            [one] : one working day left
           *[other] : { $count } working days left
        }
    }
handin-quota = For orientation: at least { $quota } rows; there are { $count }{ $short ->
        [yes] . You can hand in fewer; please don’t pad
       *[no] { "" }
    }
handin-promise = Once handed in, the files of this draft are archived as they are, and nobody can change them. You can hand in a correction later.
handin-last = { $current ->
        [yes] ✓ This draft has been handed in:
       *[no] Handed in before:
    } no. { $number }, draft { $draft }, { $at }, { $by }{ $current ->
        [yes] { "" }
       *[no] . Handing in again is a correction; the earlier files stay in the archive.
    }
calendar-day = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
handin-rows = ledger 1: { $first }, ledger 2: { $second }, ledger 3: { $third }
handin-update = 🔄 Take in the new opinions first
handin-confirm = ✅ { $corrects ->
        [yes] Correct with draft { $number }
       *[no] Hand in draft { $number }
    }
handin-look = 📄 Look at the ledgers
handin-open-last = 📁 The last hand-in
handin-own = 🙋 Hand in my own ledgers
handin-preparing = Making and archiving the files, one moment …
handin-meanwhile = <b>Nothing was handed in.</b> The ledgers have changed since you looked at draft { $number }. Please look at the new draft, then tap again.
handin-done = { $told ->
        [yes] <b>✅ Handed in. The campaign office has been told.</b>
       *[no] <b>✅ Handed in and archived.</b> Nobody else of the campaign office has joined yet, so nobody was told; send the files yourself if they are needed.
    }
handin-known = <b>This was handed in before</b>; it was not handed in twice.
handin-news = 📥 <b>{ $department } has handed in its three ledgers</b> (no. { $number }, draft { $draft })
    { $rows }
    { $at }, { $by }
handin-own-title = <b>Hand in my own ledgers</b>
handin-own-trust = <b>Who sees them</b>: you and the campaign office, for the record. Not your colleagues, not the leaders; they count in no figure.
    <b>How long</b>: { $days } days, then they are deleted. What you hand in is archived as it is: it stays the same if you change or delete your self-check. To correct it, hand in again.
handin-own-last = You have handed in { $number ->
        [one] once
       *[other] { $number } times
    }, last on { $at }.
handin-own-name = Name on the ledgers: <b>{ $name }</b>
handin-own-confirm = ✅ Hand in under this name
handin-own-rename = ✍️ Hand in under another name
handin-own-ask =
    ✍️ <b>Reply to this message</b> with the name to stand on the ledgers, at most { $most } characters. They are handed in as soon as you do.

    Changed your mind? Reply /cancel.
handin-own-example = Zhang San
handin-own-none = There are no ledgers of your own yet. Please finish /selfcheck first.
handin-own-meanwhile = Nothing was handed in: your self-check has just changed. Please look again, then tap once more.
handin-own-done = <b>✅ Handed in and archived.</b>
handin-own-reference-gone = This message is out of date; nothing was handed in. Please begin again with /handin.
changes-since = 🔍 Changes since draft { $number }
changes-title = <b>{ $department } · Draft { $number } against draft { $since }</b>
changes-none = Nothing has changed.
changes-counts = { $new } new, { $changed } changed, { $gone } no longer listed
changes-line = { $kind ->
        [new] 🆕
        [gone] ➖
       *[changed] ✏️
    } Ledger { $numeral }: { $text }
changes-step = — { $column }: { $before } → { $after }
changes-remark = Remarks
changes-ledger = Ledger
archive-choose = <b>Archive</b>

    All that was handed in, exactly as it was. Choose:
archive-empty = <b>Archive</b>

    Nothing has been handed in yet. /handin does it.
archive-personal = 🙋 Personal ledgers
archive-shelf = <b>{ $department } · Archive</b>

    { $count ->
        [one] Handed in once:
       *[other] Handed in { $count } times, newest first:
    }
archive-personal-shelf = <b>Personal ledgers · Archive</b>

    { $count ->
        [one] One hand-in:
       *[other] { $count } hand-ins, newest first:
    }
archive-line = { $at } · no. { $number } · draft { $draft }
archive-personal-line = { $at } · { $by } · no. { $number }
archive-title = <b>{ $department } · Hand-in no. { $number }{ $corrects ->
        [yes] { " " }(correction)
       *[no] { "" }
    }</b>
archive-personal-title = <b>{ $by } ({ $department }) · Personal ledgers</b>
    Hand-in no. { $number }
archive-facts = { $at }, handed in by { $by }, draft { $draft }
    from { $opinions ->
        [one] { $opinions } opinion
       *[other] { $opinions } opinions
    } ({ $people ->
        [one] { $people } person
       *[other] { $people } people
    })
archive-personal-facts = Handed in { $at }
archive-corrects = Since hand-in no. { $number }: { $new } new, { $changed } changed, { $gone } no longer listed
archive-unchanged = These files are exactly as they were handed in:
archive-changes = 🔍 Changes since the last hand-in
archive-shelf-open = ‹ Archive
archive-open = 📁 Open it
archive-gone = There is no such hand-in in the archive.
archive-missing = ⚠️ The file is gone; the archive may have been left out when a backup was restored. Please tell an administrator.
archive-unreadable = ⚠️ The file can’t be read: key and database don’t belong together. Please tell an administrator.
progress-handed-title = <b>Ledgers handed in</b>, due { $day }{ $state ->
        [over] : that day has passed
        [today] : that is today
       *[open] { $count ->
            [one] : one working day left
           *[other] : { $count } working days left
        }
    }
progress-handed = ✓ { $department }: { $at }, draft { $draft } ({ $rows })
progress-unhanded = ○ { $department }: not yet ({ $rows })
progress-unhanded-closed = ○ { $department }: not yet
progress-handed-foot = { $done } of { $total } departments have handed in. In brackets: rows of ledgers 1, 2 and 3
progress-quota = For orientation: at least { $quota } rows a department in all three; fewer can be handed in, please don’t pad
remind-ledgers = ⏰ <b>The three ledgers are due on { $day }, and { $department } has not handed them in yet.</b>

    You can still check the rows with /review. A column that is not filled in is no obstacle: hand in now, correct later.
remind-ledgers-go = 📤 Hand in
remind-unhanded = ⏰ <b>Today the three ledgers are due.</b>

    { $count ->
        [one] One department has not handed in yet:
       *[other] { $count } departments have not handed in yet:
    } { $departments }
remind-report = ⏰ <b>The overall report is due on { $day }.</b>

    It has three parts: how it went, what was achieved, what comes next. /report gives you a draft with the figures filled in. If you have handed it in, please ignore this.
remind-report-today = ⏰ <b>Today the overall report is due.</b> Please see whether every department has handed it in.

## Incoming
incoming-choose = <b>Incoming</b>

    { $count ->
        [0] All done, nothing is waiting.
        [one] { $count } piece is waiting. Choose a department:
       *[other] { $count } pieces are waiting. Choose a department:
    }
incoming-title = <b>{ $department } · incoming</b>

    { $count ->
        [0] All done, nothing is waiting for you.
        [one] { $count } piece is waiting for you:
       *[other] { $count } pieces are waiting for you:
    }
incoming-pile = <b>{ $department } · { $pile }</b>

    { $count ->
        [one] { $count } piece
       *[other] { $count } pieces, the oldest first
    }{ $pages ->
        [1] { "" }
       *[other] { " " }(page { $page } of { $pages })
    }
incoming-pile-back = ‹ Back to the list
pile-voices = 🎤 Voice to write down
pile-files = 🖼 New photos and files
pile-remarks = 💬 Added later
pile-unassigned = 🧭 To be assigned
pile-held = 🛡 Names somebody
pile-named = 🙋 Answered by name
from-enterprise = business
from-citizen = citizen
from-staff = staff
from-unknown = not known
piece-head = <b>{ $what }</b>
    { $day }, { $kind }{ $whence ->
        [none] { "" }
       *[other] , { $whence }
    }
piece-seen = ✓ Seen
piece-gone = This is not here any more: somebody may have dealt with it, or it was withdrawn.
no-words = Nothing was written.
enclosure-words = Written beside it:
enclosure-transcript = ✍️ Written down by staff:
enclosure-missing = ⚠️ The file is gone; perhaps a backup was restored without attachments. Please tell an administrator.
enclosure-unreadable = ⚠️ The file cannot be opened: the key does not fit the data. Please tell an administrator.
enclosure-name = attachment-{ $number }
write-down = ✍️ Write down what it says
write-down-again = ✍️ Write it again
nothing-to-write = ✓ Heard, nothing to write
transcript-ask =
    ✍️ <b>Reply to this message</b> with what the voice message says, at most { $most } characters.

    In their own words; names, phone numbers and companies need not be written. To leave it, reply /cancel.
transcript-example = I was sent away three times …
transcript-too-long = Too long: at most { $most } characters; nothing was kept. Please <b>reply to this message</b> with what matters most:
transcript-empty = There were no words. Please <b>reply to this message</b> again:
transcript-kept = <b>Noted, thank you.</b> What it complains of will be worked into the ledgers.
transcript-meanwhile = <b>Your words were not kept</b>: somebody wrote this down just before you, see below. To change it, tap “Write it again”.
transcript-held = <b>Noted, thank you.</b> It names a person or a section: it has gone to the campaign office, and is not shown to the department any more.
transcript-drafted = This stands in a draft of the ledgers already, and cannot be changed any more.
prompt-cancelled = All right, nothing was noted.
assign-matter = What it is about:
assign-ask = <b>Which department is it for?</b>
assign-list = 📋 All departments
assign-leave = Leave it for now
assigned = Given to { $department }
assigned-before = Somebody has given it to { $department } already; that stands.
contact-show = 📞 Show the contact
contact-hide = ‹ Hide
contact-shown =
    <b>{ $name }</b>
    { $phone }

    Only for dealing with this matter; please do not pass it on.
contact-none = No contact was left.
contact-unreadable = The contact cannot be opened: the key does not fit the data. Please tell an administrator.

## Progress
progress-title = <b>Progress of the consultation</b>, { $day }
    Each department asks at least { $target } service users
progress-line = <code>{ $bar }</code> <b>{ $count }</b>/{ $target } { $department }
progress-unassigned = { $count } more whose department is not known yet
progress-done = { $done } of { $total } departments have reached the target

## Digest
digest-name = { $edition ->
    [weekly] Weekly digest
    [closing] Closing digest
    [after] Follow-up digest
   *[daily] Daily digest
}
digest-title = <b>{ $name }</b>, { $weekday } { $day }
weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
digest-needs = <b>Needs you</b>
digest-nothing = Nothing. All is on time.
digest-desk = Yours to decide: { $told }
desk-unrouted = { $count } without a department
desk-returned = { $count } sent back by a department
desk-held = { $count } that only you may deal with
desk-silent = { $count } without an answer, may be closed
desk-unassigned = { $count } responses to assign
digest-reported = { $count ->
    [one] { $count } directive is
   *[other] { $count } directives are
} reported done: yours to close
digest-overdue = { $count ->
    [one] { $count } directive
   *[other] { $count } directives
} overdue: { $departments }
digest-late = { $count ->
    [one] { $count } case
   *[other] { $count } cases
} late: { $departments }
digest-none = Nobody asked yet: { $departments }
digest-counted = { $department } { $count }
digest-more = { $listed }; and { $more } more
digest-news = <b>New</b> { $edition ->
    [closing] in all ({ $first } to { $last })
   *[other] { $first }{ $single ->
        [yes] { "" }
       *[no] { " " }to { $last }
    }
}
digest-new = { $new ->
    [one] <b>{ $new }</b> response
   *[other] <b>{ $new }</b> responses
}{ $before ->
        [none] { "" }
       *[other] { " " }({ $before } the week before)
    }
digest-turnover = { $opened ->
    [one] { $opened } new case
   *[other] { $opened } new cases
}, { $closed } closed
digest-stand = <b>How it stands</b>
digest-total = <b>{ $responses }</b> responses, { $reached } of { $total } departments have { $target }
digest-satisfied = <b>{ $share }</b> satisfied with the service ({ $base } ratings){ $change }
digest-satisfied-hidden = Satisfaction: shown once a batch of { $minimum } ratings is full{ $waiting ->
        [0] { "" }
       *[other] { " " }({ $waiting } so far)
    }
digest-cases = <b>{ $open }</b> open { $open ->
    [one] case
   *[other] cases
}{ $more_open }, { $late } late{ $more_late }{ $orders ->
        [0] { "" }
        [one] ; { $orders } directive
       *[other] ; { $orders } directives
    }
digest-rate = { $name } <b>{ $share }</b> ({ $count }/{ $base }){ $change }{ $silent ->
    [0] { "" }
   *[other] ; { $silent } did not answer
}
digest-few = { $rates }: shown from { $minimum } cases on
rate-response = Reached in time
rate-resolution = Put right
rate-verdicts = Content with the outcome
digest-date = { $kind ->
    [ledgers] ledgers due { $days ->
        [0] today
        [one] in { $days } day
       *[other] in { $days } days
    }
   *[end] campaign ends { $days ->
        [0] today
        [one] in { $days } day
       *[other] in { $days } days
    }
}
digest-dates = 📅 { $told }
digest-after = The campaign is over; still open: { $told }. Digests end when all are closed.
open-cases = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
open-directives = { $count ->
    [one] { $count } directive
   *[other] { $count } directives
}
open-few = a few cases
digest-office = Campaign office
digest-last = The campaign is over, all cases and directives are closed. This is the last digest.
digest-departments = 📊 Departments
digest-list-cases = 📋 Cases
digest-direct = ✍️ Directive
digest-list-directives = 📌 Directives
chart-title = Responses, satisfaction and late cases by department
chart-subtitle = { $campaign }
    up to { $day }
chart-responses = responses
chart-reached = on target
chart-target = target { $target }
chart-earlier = earlier
chart-new = { $edition ->
    [weekly] new in this period { $new }
    [closing] in the campaign { $new }
   *[other] new { $new }
}
chart-week = { $new } new, { $before } the week before
chart-late = late cases { $count }
chart-satisfied = { $share } satisfied (n = { $base })
chart-withheld = { $rated } ratings, hidden to protect respondents
chart-unrated = no ratings yet
chart-note = Satisfied: the first three of five grades as a share of ratings; n is the number of ratings. Ratings count once a batch of { $minimum } is full{ $waiting ->
        [0] .
       *[other] ; { $waiting } still wait.
    }
chart-satisfied-of = satisfied (n = { $base })

## Overall report
report-choose =
    <b>Overall report</b>

    A Word draft: figures, tables and the chart are filled in; what stands in the grey frames is for people to write.

    Which one?
report-preparing = Writing the report …
report-caption = { $department }: report (draft)
    The figures are filled in. Please write what the grey frames ask for, and check before handing in.

## Posters
poster-choose = <b>Print a poster</b>

    For which department?
poster-panel = <b>Poster · { $place }</b>

    Choose the survey and the paper, then tap “Make the poster”. Print it and hang it at the counter: scanning it leads to the questions.
poster-any = Any survey
poster-no-window = Whole department
poster-make = 🖨 Make the poster
poster-preparing = Making the poster …
poster-name = Poster { $place }
poster-caption = <b>{ $place }</b>
    { $link }

    Please print it at its actual size, and scan it once before you hang it up.
poster-missing-glyphs = No poster was made: the font has no “{ $about }”. Please ask an administrator to write it another way in the configuration.
poster-too-long = No poster was made: this text is too long for it. Please ask an administrator to shorten it in the configuration: { $about }
poster-headline = { $respondent ->
        [enterprise] What is hard about doing business here? Please tell us.
       *[other] What is hard about our services? Please tell us.
    }
poster-scan = Scan with your phone and answer in Telegram
poster-type = No camera? Type into your browser:
poster-practice = Practice copy: the code leads nowhere yet.
poster-useful = Useful: each problem goes on the department's list and is dealt with.
poster-safe = Safe: you may answer anonymously; once sent, even we cannot tell who you are.
poster-easy = Easy: a few taps, about one minute. Not answering has no drawback.
poster-until = open until { $last }

## Preview
command-preview = Preview a questionnaire
preview-mark = <i>Preview · nothing is kept</i>
preview-choose =
    <b>Preview a questionnaire</b>

    It is just what respondents see, and nothing is kept. After 30 idle minutes it ends. Please choose:
preview-title = { $title }{ $mode ->
        [named] { " " }· by name
       *[other] { "" }
    }
preview-over = The preview is over, and nothing was kept. /preview starts again.
preview-ended = The preview has ended, and nothing was kept. To see it again, send /preview.
preview-again = 🔁 Once more
preview-other = 📋 Another questionnaire
preview-outcome =
    <b>Sending would have kept this</b>

    Respondent: { $respondent }, { $mode ->
        [named] by name
        [confidential] in confidence
       *[anonymous] anonymously
    }
    Department: { $department ->
        [none] not known yet, left to the campaign office
       *[other] { $department }
    }{ $matter ->
        [none] { "" }
       *[other] { "" }
    What it is about: { $matter }
    }
    Rating: { $grade ->
        [none] none
       *[other] { $grade }{ $bad ->
            [yes] { " " }(a bad rating)
           *[no] { "" }
        }
    }
    Answers: { $given }{ $skipped ->
        [0] { "" }
       *[other] , { $skipped } skipped
    }{ $files ->
        [none] { "" }
       *[other] { "" }
    Attachments: { $files }
    }{ $contact ->
        [yes] { "" }
    Contact: kept encrypted
       *[no] { "" }
    }
    Kept for { $days } { $days ->
        [one] day
       *[other] days
    }
preview-ledger = <b>For ledger { $numeral }</b>
preview-statement = · { $text }{ $aspects ->
        [none] { "" }
       *[other] { " " }({ $aspects })
    }
preview-more = … and { $count } more
preview-no-statements = No opinions for the ledgers.

## Reminder
reminder =
    You have a response that is almost done; everything you said is still there.

    When it suits you, one tap takes you back to it. This is our only reminder.
reminder-go-on = Go on ›
reminder-no = No thanks, delete it all

## Other messages
start-button = 💬 Have my say
unknown-command = There is no such command. See /help for what I can do.
pasted = That is a very long text; the part beyond the limit was not taken. A sentence or two on what matters most is enough.
forwarded =
    This is a forwarded message, so I did not take it as an answer: it may name other people, and may not have been meant for us.

    Please say it in your own words; if the original matters, copy and paste it.
edited-too-late = I saw that you edited an earlier message. What has been sent does not change with it; to add or correct something, send /my or /privacy.
edited-no-answer = I saw that you edited a message, but it is no answer to any question, so nothing changes. To change an answer use “Back”, or the list at the end.
help-interview =
    <b>You are in the middle of the survey</b>{ $total ->
        [0] ; everything is answered, please check and send.
       *[other] { " " }(question { $done } of { $total }).
    }

    Tap a button or type; “Back” lets you change an answer, and at the end you can check each one.
    You can leave at any time and go on later.

    /language – another language
    /cancel – discard and delete
    /privacy – what is kept about me, and how to delete it

## My responses: progress, remarks, withdrawal
own-title = <b>Your response</b>{ $code ->
        [none] { "" }
       *[other] { " " }<code>{ $code }</code>
    }
own-received = ✓ Received on { $day }, { $mode ->
        [named] by name
        [confidential] in confidence
        [recorded] { $way }
       *[anonymous] anonymous
    }{ $department ->
        [none] { "" }
       *[other] { ", " }{ $department }
    }
own-department-found = ✓ The campaign office has found whose job it is: { $department }
own-department-open = ○ The campaign office has not decided yet whose job it is
own-voice-written = ✓ Staff have written down your voice message
own-voice-open = ○ Staff have not written down your voice message yet
own-nothing-stated = ✓ You named no particular problem; your rating counts
own-listed = ✓ { $count ->
        [one] 1 thing you said stands
       *[other] { $count } things you said stand
    } in the ledgers of { $department } (draft { $number })
own-waiting = ○ { $count ->
        [one] 1 thing you said is not in the ledgers yet; the next draft takes it in
       *[other] { $count } things you said are not in the ledgers yet; the next draft takes them in
    }
own-shielded = 🛡 Only the campaign office sees what you said, and deals with it; it was not passed on to { $department ->
        [none] the department concerned
       *[other] { $department }
    }
own-wordless = ○ { $count ->
        [one] 1 thing you said has
       *[other] { $count } things you said have
    } no words that a ledger could print
own-set-aside = ○ { $count ->
        [one] 1 thing you said has been read and was left
       *[other] { $count } things you said have been read and were left
    } out of the ledgers this time
own-entry = Ledger { $numeral }: { $text }
own-more = and { $count } more
own-measure = What will be done: { $text }
own-deadline = By when: { $text }
own-section = Who does it: { $text }
own-unwritten = ○ The department has not written yet what it will do, and by when
own-remarks = ✓ Added by you since: { $count }
own-honest = Standing in a ledger does not mean that it is solved. To see whether something has changed, tap “Refresh”.
own-anonymous = An anonymous response cannot be corrected (we would have to tie it to you first). You can add to it, or withdraw it.
own-as-of = As of { $moment }
    Kept until { $until }
own-withdrawn = <b>You withdrew this response on { $day }</b>

    Your words, voice messages, photos and contact are deleted. The rating and the options you tapped are left as numbers that tell nothing of who chose them.
own-gone = This response cannot be found. Its time may be over, or it was withdrawn.
own-list = <b>My responses</b>

    Tap one to see what became of it:
own-none = <b>There is no response that can be found here</b>

    Nothing ties an anonymous response to you; only its receipt code opens it. Not said anything yet? Send /start.
own-refresh = 🔄 Refresh
own-progress = 👀 Progress
own-remark = ➕ Add
own-correct = ✏️ Correct
own-withdraw = 🗑 Withdraw
own-export = 📄 Export
own-enter-code = 🔑 Enter a code
code-ask = <b>Please reply with your receipt code</b>

    The 8 characters you got after sending, such as K7QX-2M9P. Capitals and dashes do not matter.
code-unknown = There is no response with this code. Please check it: 8 letters and digits, such as K7QX-2M9P. A response whose time is over cannot be found either.
code-too-many = Too many wrong codes. To protect everybody's responses, please try again in an hour.
prompt-words-only = Please reply in words here.
remark-ask = <b>What would you like to add?</b>

    Just reply to this message, at most { $most } characters. Please leave out names, phone numbers and addresses.
remark-placeholder = What you would like to add
remark-taken = <b>Thank you, I have it.</b>

    Is it another problem, or does it explain what you said before?
remark-problem = 📌 Another problem: put it in the ledger
remark-note = 💬 Only an explanation
remark-listed = <b>Noted as a new problem.</b>

    It goes into the next draft of the ledger.
remark-noted = <b>Noted as an explanation.</b>

    It is kept with your response.
remark-full = You can add { $most } times to a response, and you have. Thank you for taking so much care.
remark-too-long = That is too long; at most { $most } characters. Please say what matters most:
withdraw-ask = <b>Withdraw this response?</b>

    <b>Deleted</b>: your words, voice messages, photos, files, what you added, your contact, and whatever leads to you
    <b>Left</b>: the rating and the options you tapped, as numbers that tell nothing of who chose them. Drafts of ledgers that were made already, rows that staff have checked and that others report too, and the record of such checks do not change; they may quote a sentence of yours, without names and phone numbers

    This cannot be undone.
withdraw-confirm = 🗑 Yes, withdraw it
withdraw-keep = ‹ Keep it
correct-intro = This is the response you sent on { $day }. To change an answer, tap its name; then tap “Save the correction”. The first rating stays as it is.
correct-busy = You have a survey under way. Please send or discard it first.
correct-closed = This survey is out of use and cannot be corrected any more. You can add to your response or withdraw it.
correct-title = <b>Please check your correction</b>
correct-send = ✅ Save the correction
correct-cancel = 🗑 Leave it as it was
corrected = <b>The correction is saved.</b>

    The next draft of the ledgers goes by it; drafts that were made already do not change.
correction-cancelled = Fine, the correction is discarded. Your response is as it was.

## Personal information
privacy-title = <b>Your personal information</b>
privacy-language = <b>Language</b>: { $chosen ->
        [none] not chosen; as your Telegram is set
       *[other] { $chosen }, chosen by you
    }
privacy-consent = <b>Notice</b>: { $state ->
        [agreed] { $day ->
            [none] you agreed (the day was deleted, so that it cannot be matched with a response)
           *[other] you agreed on { $day }
        }
        [declined] you chose not to take part
        [withdrawn] you withdrew your consent
       *[none] nothing is kept
    }
privacy-part = <b>Taking part</b>: { $has ->
        [yes] you have taken part (only a mark is kept that does not tell who you are)
       *[no] nothing is kept
    }
privacy-begun = <b>Unsent survey</b>: { $count ->
        [none] none
        [one] one, with 1 answer
       *[other] one, with { $count } answers
    }
privacy-sent = <b>Responses that can be found</b>{ $listed ->
        [no] : none
       *[yes] :
    }
privacy-sent-line = · { $day } { $department }, { $mode ->
        [named] by name
       *[confidential] in confidence
    }
privacy-roles = <b>Role</b>: { $roles }
privacy-self-check = <b>Self-check</b>: { $day ->
        [none] { $count ->
            [none] none
            [one] unfinished, 1 answer
           *[other] unfinished, { $count } answers
        }
       *[other] saved on { $day }; the department's ledgers carry no name, your own are for you alone
    }
privacy-unseen =
    <blockquote>Anonymous responses: nothing ties them to you; we cannot find them, only the receipt code opens them.
    Telegram: it can see what you and the bot write. To delete that, delete the chat in Telegram.</blockquote>
privacy-export = 📄 Export a copy
privacy-own = ✏️ See or correct responses
privacy-notices = 📜 The notice
privacy-erase = 🗑 Delete all, withdraw consent
notice-agreed = <b>The notice you agreed to</b>
    { $day ->
        [none] { "" }
       *[other] { $day } ·{ " " }
    }version { $version }
notice-same = The notice of today is the same.
notice-changed = The notice of today is different: see the next message.
notice-current = <b>The notice of today</b>
notice-none = You have not agreed to a notice yet. This is the one of today:
erase-ask = <b>Delete all and withdraw your consent?</b>

    <b>Deleted</b>: an unsent survey; { $count ->
        [0] { "" }
        [one] your words, attachments, remarks and contact in 1 response;{ " " }
       *[other] your words, attachments, remarks and contact in { $count } responses;{ " " }
    }the language you chose
    <b>Left</b>: ratings and options as numbers; the mark that somebody has taken part (it does not tell who); that consent was withdrawn, so that nobody asks you again; drafts of ledgers that were made already, rows that staff have checked and that others report too, and the record of such checks
    <b>Anonymous responses</b>: we cannot find them; please open them with the receipt code and withdraw them there{ $member ->
        [yes] { "" }
    <b>Your role, and what you recorded for others</b>: not touched; an administrator can end your role
       *[no] { "" }
    }{ $checked ->
        [yes] { "" }
    <b>Your self-check</b>: deleted as a whole; sentences from it leave the department's ledgers with the next run; personal ledgers you have handed in stay in the archive
       *[no] { "" }
    }

    This cannot be undone.
erase-confirm = 🗑 Yes, delete all
erase-done = <b>Deleted. Your consent is withdrawn.</b>

    We will not ask you again. { $part ->
        [yes] If there is more to say, the staff at any counter can record it for you.
       *[no] If you ever want to speak up, send /start.
    }

## The exported file
export-preparing = One moment …
export-name = My personal information { $day }
export-caption = Your personal information is in this file; open it in a browser.{ $files ->
        [0] { "" }
        [one] { " " }1 attachment follows.
       *[other] { " " }{ $files } attachments follow.
    }
export-missing = { $count ->
        [one] 1 attachment does not exist any more and was not sent.
       *[other] { $count } attachments do not exist any more and were not sent.
    }
export-title = My personal information
export-made = { $campaign } · exported { $moment }
export-keep = This file holds your own words; please keep it safe.
export-settings = Settings and records
export-notice = The notice you agreed to (version { $version })
export-begun = Unsent survey
export-sent = Response sent on { $day }
export-until = Kept until
export-mode = Way to answer
export-questionnaire = Survey
export-way = { $mode ->
        [named] by name
        [confidential] in confidence
        [recorded] { $way }
       *[anonymous] anonymous
    }
export-department = Department
export-window = Counter
export-withdrawn = Withdrawn on
export-contact = Contact
export-answers = Your answers
export-said = What it says for the ledgers
export-remarks = What you added
export-case = What was said about the case
export-files = Attachments
export-transcript = Written down by staff
export-none = none
export-unseen = What is not in here
export-machine = At its end the file holds the same for programs (JSON).

## Self-check
command-selfcheck = Self-check (ten questions), my ledgers
own-self-check = 🪞 My self-check
selfcheck-title = <b>🪞 Self-check (ten questions) · { $department }</b>
selfcheck-none =
    Not done yet. Mostly taps; whatever is typed may be skipped. You can change it at any time.
selfcheck-begun = { $corrects ->
        [yes] <b>A correction is unfinished.</b> What you saved has not changed.
       *[no] <b>Half-way</b>: { $count ->
            [one] 1 answer is
           *[other] { $count } answers are
        } kept.
    }
selfcheck-saved = ✓ Saved on { $day }. You can change it at any time. Kept until { $until }, then deleted.
selfcheck-counts = Your three ledgers: { $first } in 1, { $second } in 2, { $third } in 3
selfcheck-trust =
    <blockquote><b>The department's ledgers 1 and 2</b>: the problems you name, without your name. In a small department colleagues may know you by your wording: please keep that in mind.
    <b>Your own three ledgers</b>: for you alone; nobody gets them before you hand them in. "Dissatisfied with me" and "What I will do" do not enter the department's.
    <b>Matters, not names</b>: your department reads what you write. To report a person, turn to the campaign office.
    Your self-check and a survey you answer as a service user are not linked; a self-check counts neither for satisfaction nor for the people asked.</blockquote>
selfcheck-begin = ▶️ Begin
selfcheck-go-on = Go on ›
selfcheck-ledgers = 📄 My three ledgers (Word)
selfcheck-plan = 📝 Measures and deadlines
selfcheck-drop = 🗑 Delete
selfcheck-closed = There is no questionnaire for it now: no self-check or correction. Please tell an administrator.
selfcheck-waits = You have a survey that is not sent yet. Send or discard it first, then go on with /selfcheck.
selfcheck-review-title = <b>Please check, then save</b>
selfcheck-review-send = ✅ Save
selfcheck-done = <b>✅ Saved. Thank you for being frank.</b>
selfcheck-cancelled = Discarded and deleted; nothing is left. To begin again, send /selfcheck.
selfcheck-correction-cancelled = All right, nothing is changed. Your self-check stays as it was.
selfcheck-drop-ask =
    <b>Delete the whole self-check?</b>

    Your answers, your own three ledgers and your measures go for good. Sentences from it leave the department's ledgers with the next run (drafts made before stay, and so do personal ledgers you have handed in).
selfcheck-drop-confirm = 🗑 Yes, delete it
selfcheck-dropped = <b>The self-check is deleted.</b>
selfcheck-rows =
    <b>My three ledgers</b>

    Tap a row to write its measure and deadline; an empty column prints “待本人填报” (to be filled in by the person).
selfcheck-no-rows =
    <b>Your ledgers are still empty</b>

    Only words you write, and options that state a problem, enter them: a bare "there is a gap" does not. To add some, go back and tap “Correct”.
selfcheck-ledger = Ledger { $numeral }
selfcheck-line = { $number }. { $text }{ $state ->
        [done] { " " }✓
        [part] { " " }…
       *[none] { "" }
    }
selfcheck-row = <b>My ledger { $numeral }</b>{ $aspects ->
        [none] { "" }
       *[other] { " " }· { $aspects }
    }
selfcheck-measure = <b>Measure</b>: { $text ->
        [none] not written yet
       *[other] { $text }
    }
selfcheck-deadline = <b>Deadline</b>: { $text ->
        [none] not written yet
       *[other] { $text }
    }
selfcheck-write-measure = ✍️ Measure
selfcheck-write-deadline = 📅 Deadline
selfcheck-adopt = Use what I wrote under 10
selfcheck-ask-measure =
    ✍️ <b>Please reply to this message</b>: what will you do about it? At most { $most } characters.

    <blockquote>{ $text }</blockquote>To leave it, reply /cancel.
selfcheck-ask-deadline =
    📅 <b>Please reply to this message</b>: by when? At most { $most } characters, for example “by 10 August” or “all along”.

    <blockquote>{ $text }</blockquote>To leave it, reply /cancel.
selfcheck-example-measure = Ask first, then name all papers at once
selfcheck-example-deadline = by 10 August
selfcheck-gone = This row is not there: it may have been changed or deleted. /selfcheck shows what there is.
selfcheck-file = my-three-ledgers.docx
selfcheck-caption = Your three ledgers, sent to you alone. Please fill in your name; measures and deadlines you have not written print as “待本人填报”.
export-self-check = { $day ->
        [none] Unfinished self-check
       *[other] Self-check saved on { $day }
    }
export-plans = My measures

## Cases: lists and cards
command-cases = Cases: dealing with bad ratings and complaints
case-state = { $state ->
        [unrouted] no department yet
        [received] not claimed yet
        [claimed] in hand
        [contacted] verified
        [waiting] waiting for the respondent
        [returned] sent back, the campaign office decides
       *[other] { $state }
    }
case-state-settled = { $outcome }; waiting for the verdict
case-state-closed = closed ({ $ending ->
        [verdict] the respondent says it is better
        [silence] the respondent said nothing
        [concluded] by the campaign office
        [merged] merged into another
       *[withdrawn] withdrawn
    })
case-outcome = { $outcome ->
        [put_right] put right
        [explained] explained
       *[cannot] cannot be done
    }
case-unrated = no rating
case-last-day = { $day }{ $sure ->
        [yes] { "" }
       *[no] { " " }(provisional)
    }
case-due = ⏰ { $name }: by { $day }
case-due-today = ⏰ { $name }: <b>due today</b>
case-late = ❗ { $name }: was due { $day }, <b>{ $days ->
        [one] a day
       *[other] { $days } days
    } late</b>
case-paused = ⏸ The clock stands still; { $days ->
        [one] one working day is
       *[other] { $days } working days are
    } left
case-silence = ⏳ Waiting for the respondent until { $day }
case-silence-over = ⏳ The respondent said nothing until { $day }. Silence is not satisfaction; it is recorded as silence
case-sources = <i>Source: { $sources }</i>
case-head = <b>Case { $number }</b> · { $department }
    { $sign } { $state }
case-round = 🔁 The respondent says it is not better: round { $round }
case-held = 🛡 It names a section or a person: only the campaign office sees it, and deals with it
case-assistants = 🤝 Assisting: { $departments }
case-nobody-left = The respondent has withdrawn; the words are deleted.
case-complaint = { $kind } · { $origin } · { $mode ->
        [named] by name
        [confidential] confidential
        [recorded] recorded or imported
       *[anonymous] anonymous
    } · { $day } · <b>{ $grade }</b>
case-more-said = { $count ->
        [one] One more person says
       *[other] { $count } more people say
    } the same
case-files = 📎 { $count ->
        [one] A voice message or photo is
       *[other] { $count } voice messages or photos are
    } in /inbox
case-steps = <b>What was done</b>
case-step = { $when }  { $who } { $act ->
        [open] case opened
        [assign] sent to { $department }
        [claim] claimed it
        [contact] contacted and verified
        [ask] asked the respondent
        [reply] answered
        [resume] the clock goes on
        [put_right] put right
        [explain] explained
        [cannot] cannot be done
        [return] sent it back
        [uphold] upheld the department
        [merge] merged
        [assist] asked { $department } to assist
        [extend] granted more days
        [note] noted
        [accept] verdict: better than before
        [reopen] verdict: not better, reopened
        [close] closed (the respondent said nothing)
        [conclude] closed by the campaign office
        [withdraw] withdrew
        [hold] taken over by the campaign office
       *[release] let { $department } have it
    }{ $late ->
        [yes] { " " }(late)
       *[no] { "" }
    }
case-by = { $party ->
        [respondent] Respondent
        [clock] By itself
        [coordinator] Campaign office
       *[other] Department
    }
case-verdict = The respondent’s verdict, { $day }: <b>{ $grade }</b>
case-all-steps = 🕘 All steps
case-photo = 🖼 Photo { $number }
case-more = … More
case-more-title = Seldom needed:
case-list = 📋 List of cases
case-act = { $act ->
        [claim] I’ll do it
        [take-over] Take over
        [contact] Contacted
        [verify] Verified
        [ask] Ask them
        [resume] Go on
        [put_right] Put right
        [explain] Explain
        [cannot] Cannot be done
        [return] Not ours
        [uphold] Uphold
        [assign] Send to
        [merge] Merge
        [assist] Ask to assist
        [extend] More days
        [note] Note
        [close] Close (no answer)
        [conclude] Close (still not content)
        [hold] Take over
       *[release] Let them have it
    }
case-short = { $state ->
        [unrouted] no department
        [waiting] waiting
        [returned] undecided
        [settled] verdict
       *[other] in hand
    }
case-short-news = new words
case-short-late = { $days } d late
case-short-due = { $days ->
        [0] today
       *[other] { $days } d left
    }
case-view = { $view ->
        [mine] For me
        [late] Late
        [waiting] Waiting
       *[all] All open
    }
case-list-title = <b>Cases</b> · { $view }: { $count }{ $department ->
        [none] { "" }
       *[other] { " " }({ $department })
    }
case-legend = 🔴 not claimed  🟠 in hand  🟡 verified  ⏸ waiting for words  🔵 waiting for a verdict  ↩️ sent back  🧭 no department
case-list-none = Nothing here.
case-gone = This case is not with you: it may have gone to another department. /cases shows what there is.
case-gone-now = This case is not with you any more.
case-no-number = There is no case { $number } that you may see.
case-open = 📂 Open the case
case-claim = 🙋 I’ll do it
case-many = 🔔 <b>{ $count ->
        [one] A new case is
       *[other] { $count } new cases are
    } here</b>: please claim them.
case-done = { $act ->
        [claim] It is yours
        [contact] Noted
        [ask] The respondent is asked; the clock stands still
        [resume] The clock goes on
        [put_right] Answered; the respondent is asked for a verdict
        [explain] Answered; the respondent is asked for a verdict
        [cannot] Answered; the respondent is asked for a verdict
        [return] Sent back; the campaign office decides
        [uphold] Upheld; it cannot be sent back again
        [assign] Sent
        [merge] Merged; every respondent sees it
        [assist] They are asked to assist
        [extend] Granted
        [note] Noted
        [close] Closed, recorded as silence
        [conclude] Closed
        [hold] The campaign office has it
       *[release] The department has it
    }
case-refused = { $refusal ->
        [not_yours] This step is not yours to take.
        [returned_before] It was sent back once and decided; it cannot be sent back again.
        [return_too_late] The time for sending it back is over. Please deal with it, or talk to the campaign office.
        [same_person] Somebody else has to close it: not who answered.
        [too_early] The respondent still has time to answer. Please wait.
        [no_deadline] The configuration names no time limit for this. Please tell an administrator.
        [out_of_reach] Nothing leads back to whoever said this.
        [same_department] It is there already.
        [extended_before] More days were granted once.
        [held] Not while the campaign office deals with it.
        [words] Please write a few words.
        [claimed] A colleague has just claimed it.
       *[other] The case has just changed; please look at it again.
    }
case-ask = { $act ->
        [ask] ❓ <b>Please reply to this message</b>: what do you want to know? They read your words; the clock stands still until they answer.
        [put_right] ✅ <b>Please reply to this message</b>: what was changed, and how is it now? The respondent reads this.
        [explain] 📖 <b>Please reply to this message</b>: which rule is it, and why? The respondent reads this.
        [cannot] 🚫 <b>Please reply to this message</b>: why not, and who else could help? The respondent reads this.
        [return] ↩️ <b>Please reply to this message</b>: why is it not yours, and whose is it? Only once; the campaign office decides.
        [extend] ⏳ <b>Please reply to this message</b>: why are more days needed?
        [conclude] ⛔ <b>Please reply to this message</b>: why is it closed? The respondent reads this; the result stays “dissatisfied”.
       *[note] 📝 <b>Please reply to this message</b>: what is to be noted? Only who deals with it and the campaign office read it.
    }
    Case { $number }, at most { $most } characters{ $photo ->
        [yes] , with a photo if you like
       *[no] { "" }
    }. To leave it, reply /cancel.
case-ask-example = { $act ->
        [ask] On which day did you come?
        [put_right] There is a second counter since today
        [explain] The rule says 5 working days; issued yesterday
        [cannot] The city decides this; phone …
        [return] Street lights belong to the Construction Bureau
        [extend] Waiting for the city’s approval
       *[other] We went there and looked
    }
case-words-missing = A few words, please; a photo alone is not enough.
case-words-too-many = That is too long: at most { $most } characters, please.
case-photo-refused = This photo cannot be taken. Please send a picture of at most 15 MB, or words only.
case-pick-place = Case { $number }: { $act ->
        [assist] which department is to assist? The lead stays as it is.
       *[assign] which department is it for?
    }
case-pick-twin = Into which case is { $number } to be merged? The likest come first. Every respondent then sees how it goes on, and gives a verdict.
case-no-twin = Case { $number }: the department has no other case in hand.
case-merge-ask = Merge case { $number } into { $into }? Is it the same matter?
case-merge-sure = 🔗 It is the same: merge
case-days = { $name }: { $days } working days
case-pick-days = Case { $number }{ $day ->
        [none] { "" }
       *[other] , due { $day }
    }. Which time limit instead? It counts from the first day.
## Cases: what members are told
news-new = 🔔 <b>New case { $number }</b> · { $department }
    A bad rating{ $held ->
        [yes] { " " }that names a section or a person: only the campaign office sees it
       *[no] { "" }
    }{ $day ->
        [none] { "" }
       *[other] . First step by { $day }
    }.
news-unrouted = 🧭 <b>Case { $number }</b>: which department is it for? Please decide.
news-upheld = ⚖️ <b>Case { $number }</b>: the campaign office has decided that it stays with { $department }.
news-returned = ↩️ <b>Case { $number }</b>: { $department } says that it is not theirs. Please decide.{ $note ->
        [none] { "" }
       *[other] { " " }Reason: { $note }
    }
news-reopened = 🔁 <b>Case { $number }</b> · { $department }: the respondent says it is not better. Reopened{ $day ->
        [none] { "" }
       *[other] , due { $day }
    }.
news-assist = 🤝 <b>Case { $number }</b>: the campaign office asks your department to assist { $department }.
news-replied = 💬 <b>Case { $number }</b>: the respondent has answered; the clock goes on.
news-resumed = ▶️ <b>Case { $number }</b>: no answer from the respondent; the clock goes on.
news-accepted = 🎉 <b>Case { $number }</b>: the respondent says it is better.
news-extended = ⏳ <b>Case { $number }</b>: more days are granted{ $day ->
        [none] { "" }
       *[other] , until { $day }
    }.
news-noted = 📝 <b>Case { $number }</b>: { $by ->
        [none] a note
       *[other] a note by { $by }
    }{ $note ->
        [none] { "" }
       *[other] : { $note }
    }
news-concluded = ⛔ <b>Case { $number }</b>: closed by the campaign office.
news-withdrawn = <b>Case { $number }</b>: the respondent has withdrawn; the case ends.
news-reason = 💬 <b>Case { $number }</b>: the respondent has given a reason for the verdict.
news-remarked = ➕ <b>Case { $number }</b>: the respondent has added something; see /inbox.
news-eve = ⏰ <b>Case { $number }</b> · { $department }: due on the next working day{ $day ->
        [none] { "" }
       *[other] , { $day }
    }.
news-today = ⏰ <b>Case { $number }</b> · { $department }: <b>due today</b>.
news-late = ❗ <b>Case { $number }</b> · { $department }: <b>late</b>.
news-silent = ⏳ <b>Case { $number }</b> · { $department }: the respondent said nothing. A second person may close it (recorded as silence, not as satisfaction).
news-undecided = ⏳ <b>Case { $number }</b>: the campaign office has yet to say whose it is.
fold-claimed = Case { $number }: { $by } deals with it.
fold-gone = Case { $number } has its outcome, or has gone elsewhere.
## Cases: what respondents are told
own-case = 🧾 <b>Case { $number }</b>{ $round ->
        [1] { "" }
       *[other] { " " }(round { $round })
    }
own-case-held = ✓ The campaign office deals with it itself: you named a section or a person, so it did not go to { $department ->
        [none] the department
       *[other] { $department }
    }
own-case-unrouted = ○ The campaign office is finding out whose it is
own-case-returned = ○ { $department } says that it is not theirs; the campaign office decides
own-case-sent = ✓ Sent to { $department }
own-case-claimed = ✓ Somebody deals with it
own-case-unclaimed = ○ Nobody has claimed it yet
own-case-contacted = ✓ { $day }: { $reached ->
        [yes] you were contacted
       *[no] verified
    }
due-contact = { $late ->
        [yes] ❗ You should have been contacted by { $day }; the department is late
       *[no] ⏰ The department has to contact you by { $day }
    }
due-completion = { $late ->
        [yes] ❗ You should have had an answer by { $day }; the department is late
       *[no] ⏰ The department has to answer you by { $day }
    }
own-case-asked = ❓ The department asks you:
own-case-outcome = 📣 The department’s answer ({ $outcome }):
own-case-until = You have until { $day }. Saying nothing is fine: it is recorded as silence, never as satisfaction.
own-case-judge = <b>How is it now?</b> Your first rating was { $first }; it stays as it is.
own-case-judged = ✓ Your verdict: { $grade }
own-case-again = ✓ You said it was not better: it is being done again, with less time, and the campaign office knows
own-case-closed = { $ending ->
        [verdict] ✓ Closed. Thank you for telling us.
        [silence] ✓ We heard nothing from you, so a second person has closed it, recorded as silence. You can still say how it is.
        [concluded] The campaign office has closed it; the result stays “dissatisfied”. In their words:
        [merged] ✓ Dealt with together with others who said the same
       *[withdrawn] Withdrawn
    }
own-case-reply = 💬 Answer the department
own-case-photo = 🖼 See the photo
own-case-why = ✍️ Say why (if you like)
own-case-words = A sentence or two, please: at most { $most } characters.
own-case-why-ask = ✍️ <b>Please reply to this message</b>: why do you say so? Who deals with it and the campaign office read it; please leave out names and numbers. At most { $most } characters. To leave it, reply /cancel.
own-case-why-example = Still only one counter open
own-case-why-kept = ✓ Noted; who deals with it and the campaign office read it.
own-case-gone = The case has just changed; please look at it again.
own-case-reply-ask = 💬 <b>Please reply to this message</b>; who deals with it reads your answer. Please leave out names and numbers. At most { $most } characters. To leave it, reply /cancel.
own-case-reply-example = 16 July, in the morning
own-case-replied = ✓ Passed on to the department.
said-accepted = ✓ Thank you! The case is closed
said-reopened = Understood: once more, with less time, and the campaign office knows
said-kept = ✓ Noted
said-gone = You have said so before, or the case has changed
nudge-asked = ❓ Case { $number }: the department has a question; please see the card above.
nudge-settled = 📣 Case { $number } has an answer; please see the card above and say how it is now.
nudge-concluded = Case { $number } was closed by the campaign office; please see the card above.
case-nudge-open = 👀 Show me
## How the bot is doing
command-health = How the bot is doing
health-title = <b>How the bot is doing</b> · version { $version }
health-mail = <b>Messages to be sent</b>
health-nothing = Nothing is waiting to be sent
health-waiting = { $count } waiting, the first of them for { $age }
health-later = { $count } whose time has not come
health-kind = · { $name }: { $count }
health-kinds = { $name } { $count }
health-quiet = Quiet hours: what is not urgent is sent at { $until }
health-held = Chats that have to wait: { $count }
health-delivered = Last sent { $age } ago
health-undelivered = Nothing has been sent yet
health-parked = <b>{ $count } put aside</b>
health-cause = · { $cause }: { $kinds }
health-error = <code>{ $error }</code>
health-jobs = <b>Scheduled jobs</b> (last run)
health-job = · { $name }: { $done ->
        [none] never
       *[other] { $done }
    }{ $late ->
        [yes] {" "}⚠️ overdue
       *[no] { "" }
    }
health-self-test = Self-test of bad ratings: { $done } { $found ->
        [0] passed
        [one] found { $found } thing, the campaign office and administrators were told
       *[other] found { $found } things, the campaign office and administrators were told
    }; { $departments } departments × { $questionnaires } questionnaires
health-store = <b>Storage</b>
health-size = Database { $size }{ $free ->
    [none] {""}
   *[other] , { $free } free on the disk
}
health-copied = Last backup: { $age ->
        [none] none yet
       *[other] { $age } ago, { $size }
    }
health-backup-late = 🔴 <b>Backups are overdue</b>: none succeeded for more than two intervals; please look into the log
health-backup-lost = 🔴 <b>Backups are incomplete</b>: { $count ->
        [one] { $count } file that the database names is lost or damaged; the log names it
       *[other] { $count } files that the database names are lost or damaged; the log names them
    }
health-backup-failed = 🔴 <b>The backup failed</b> ({ $at }): { $cause }. It will be tried again
backup-full = there is no space on the disk
backup-unwritable = the folder of backups is missing or cannot be written to
backup-damaged = the database itself may be damaged, please have the disk looked at soon
backup-key = the key does not fit the database
backup-other = the reason stands below
health-refresh = 🔄 Refresh
health-try-again = Try those put aside again ({ $count })
health-drop-unsure = Drop what may have arrived ({ $count })
health-tried = { $count ->
        [one] 1 message waits again.
       *[other] { $count } messages wait again.
    }
health-given-up = { $count ->
        [one] 1 message was dropped.
       *[other] { $count } messages were dropped.
    }
health-changed = Things have changed meanwhile: please look again.
age-minutes = { $count ->
        [0] less than a minute
        [one] 1 minute
       *[other] { $count } minutes
    }
age-hours = { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
age-days = { $count ->
        [one] 1 day
       *[other] { $count } days
    }
cause-blocked = out of reach (they stopped the bot; sent when they are back)
cause-unsure = may have arrived, not sent again
cause-refused = not taken by Telegram
cause-network = Telegram out of reach
cause-busy = Telegram asks to slow down
cause-late = too late
cause-gone = the message to change is gone
cause-over = replaced by a newer one
mail-digest = digest
mail-directive = directives
mail-remind = reminder, half-way
mail-handed = news of a hand-in
mail-ledgers-eve = reminder to hand in
mail-ledgers-day = reminder, not handed in
mail-report-eve = reminder of the report
mail-report-day = reminder, report is due
mail-case = news of cases
mail-cases = many new cases
mail-card = respondents’ cards
mail-nudge = calls to look at a card
mail-fold = cases somebody has claimed
mail-self-test = results of the self-test
mail-signal = signals
mail-other = other ({ $kind })
job-draft = drafts
job-digest = digest
job-directives = reminding of directives
job-remind = reminders, half-way
job-hand-in = reminders to hand in
job-backup = Backup
job-tidy = deleting what is over
job-batch = forming batches
job-cases = reminders of cases
job-self-test = self-test of bad ratings
job-signals = signals
## Recording for somebody
command-record = Record for somebody: phone, visit, meeting, paper
origin-given = { $channel }
origin-recorded = { $channel } (recorded by staff)
origin-imported = { $channel } (imported)
channel-counted = { $channel } { $count }{ $part ->
        [none] { "" }
        [all] { " " }(recorded by staff)
       *[some] { " " }({ $recorded } recorded by staff)
    }
record-phone = 📞 Phone
record-visit = 🚶 Visit
record-meeting = 👥 Meeting
record-paper = 📄 Paper
recording-heading = Recorded for somebody · { $channel }{ $place ->
        [none] { "" }
       *[other] { " " }· { $place }
    }
recording-open =
    <b>📝 Record for somebody</b>

    Note down what people say face to face, by phone or on paper.{ $count ->
        [0] { "" }
       *[other] { " " }Recorded by you today: <b>{ $count }</b>.
    }{ $last ->
        [none] { "" }
       *[other] { "" }

    Last time: { $last }
    }

    How was the person asked?
recording-same = ▶️ As before
recording-place =
    <b>📝 Record for somebody · { $channel }</b>

    Where? You may leave it out.
recording-write-place = ✍️ Write the place
recording-no-place = No place ›
recording-ask-place = 📍 <b>Please reply to this message</b> with the place, at most { $most } characters. A building or a site; no name, no door number. To leave it, reply /cancel.
recording-place-too-long = Too long, nothing was kept. Please <b>reply to this message</b> again, at most { $most } characters:
recording-example = Meeting at the industrial park
recording-kind =
    <b>📝 Record for somebody · { $channel }</b>

    Who is it?
recording-department =
    <b>📝 Record for somebody · { $channel }</b>

    About which department?
recording-ask-department = 🧭 Let the survey ask
recording-read =
    <b>📝 Recording · { $told }</b>

    { $channel ->
        [paper] Before you go on, make sure that whoever filled in the form has read or heard this:
       *[other] Please read this out first:
    }
    <blockquote>Good day, I work for { $asker ->
        [none] { $organiser }. We
       *[other] { $asker }. { $organiser }
    } would like to hear from you. { $purpose }

    It takes about a minute and is voluntary; not answering has no drawback. Your name, phone and company are not noted; your words are used without your identity, to list problems and put them right, and kept for { $days } days. You get a receipt code, with which you can follow what becomes of it, add to it or withdraw it.

    May I begin?</blockquote>
recording-agreed = ✅ They agree, begin
recording-refused = 🙅 They would rather not
recording-other-department = Other department
recording-other-kind = Other survey
recording-nothing-kept = All right, please thank them. <b>Nothing was noted.</b>
recording-next = ▶️ The next person
recording-complaint = It is a complaint: open a case
recording-sent =
    <b>✅ Recorded</b>

    Receipt code: <code>{ $receipt }</code>

    Please tell them the code: with it they can follow what becomes of it, add to it or withdraw it. If something is wrong, you can correct it with the code by /track.
recording-again = 🔁 Record another (same channel)
recording-end = Finish
recording-ended = All right. Recorded by you today: <b>{ $count }</b>. For more, send /record.{ $waits ->
        [yes] { " " }You have one that is not sent yet; here it is:
       *[no] { "" }
    }
recording-cancelled = 🗑 This recording is discarded and deleted; nothing is left.
recording-first = You are recording for somebody. Send or discard that first, then go on with this one.
waited = What you just wrote was not noted: this one had to wait and goes on now. Please read the question below before you answer.
own-recorded = Staff noted this down for you. You can add to it or withdraw it; to correct it, please ask whoever noted it.
privacy-recording = <b>Recorded for others</b>: { $count } (kept with a mark that does not tell who){ $where ->
        [none] { "" }
       *[other] ; last channel and place: { $where }
    }{ $begun ->
        [none] { "" }
       *[other] ; 1 not sent yet, { $begun } answered
    }
export-recording = Recording that is not sent yet
# what names somebody
held-why = { $asked ->
        [yes] 🛡 The respondent asked that only the campaign office sees this.
       *[no] 🛡 It names a person or a section: the department does not see it.
    }{ $named ->
        [none] { "" }
       *[other] { " " }Named: <b>{ $named }</b>
    }
held-files = Voice messages and photos may name somebody, too: when this is passed on, the department still does not see the files. Write down voice messages first.
held-file = { $medium ->
        [voice] 🎤 { $seconds }″
        [photo] 🖼 Photo
       *[other] 📄 File
    }
held-release = 📤 Pass on without the names
held-keep = 🔒 Keep it here
held-released = <b>Passed on to the department.</b> Names of people and sections are left out; only the campaign office sees the voice messages and photos.
held-kept = <b>Kept with the campaign office.</b> The department does not see it. To pass it on later, tap the button below.

## Directives
directive-draft = ✍️ <b>Directive</b> (not given yet)
directive-about = <blockquote>{ $text }</blockquote>
directive-words = { $text }
directive-whom = To: <b>{ $department }</b>{ $day ->
        [none] { "" }
       *[other] {"\u000A"}Due: { $day }
    }
    Given by: { $by }
directing-department = To which department?
directing-days = Until when?
directing-sure = The department will read what stands above. Give it?
directive-days = { $days ->
        [one] { $days } working day
       *[other] { $days } working days
    } · { $day }
directive-give = ✅ Give it
directive-other-place = Another department
directive-other-days = Another day
directive-drop = Do not give it
directive-dropped = It was not given.
directive-changed = The words have changed; please read them once more.
directive-given = ✅ <b>Directive { $number }</b> was given to { $department }, due { $day }. It stands in the digests until it is closed.
directive-gone = Your message can't be found any more; please write it once more.
directive-leaders-only = Only leaders give directives.
directive-words-only = Please write the directive in words, { $most } characters at most.
directive-too-long = Too long: { $most } characters at most. Please write less.
directive-prompt = ✍️ Please write what is to be done. Name the department, and you need not choose it. { $most } characters at most; /cancel to leave it.
directive-example = e.g. Investment Promotion Bureau: open two more counters
directive-open = 📌 Open the directive
directive-list = 📌 All directives
directive-head = <b>Directive { $number }</b>, { $department }: { $stage ->
        [open] to be done
        [reported] reported done, to be closed
       *[closed] closed
    }
directive-due = ⏰ due { $day } ({ $days ->
        [one] { $days } working day
       *[other] { $days } working days
    }){ $late ->
        [yes] , <b>overdue</b>
       *[no] { "" }
    }
directive-step = { $when }, { $by }: { $move ->
        [give] given
        [report] reported done
        [send_back] sent back
       *[close] closed
    }{ $note ->
        [none] { "" }
       *[other] . { $note }
    }
directive-move = { $move ->
        [report] ✅ Done (report)
        [send_back] ↩️ Send back
       *[close] 🟢 Close
    }
directive-done = { $move ->
        [report] Reported; a leader or the campaign office closes it.
        [send_back] Sent back.
       *[close] Closed.
    }
directive-refused = { $refusal ->
        [not_yours] This is not yours to do.
        [words] Please write a few words.
        [same_person] Somebody else has to close it: not who reported it done.
       *[not_now] It has changed meanwhile; please see how it stands now.
    }
directive-none = There is no such directive that you may see.
directive-list-title = <b>{ $closed ->
        [yes] Closed directives
       *[no] Open directives
    }</b>: { $count }

    📌 to be done, ❗ overdue, 🔵 to be closed
directive-list-open = Open ones
directive-list-closed = Closed ones
directive-ask = { $move ->
        [report] Directive { $number }: please write what was done.
       *[send_back] Directive { $number }: please write why it goes back, and what is left to do.
    }
directive-ask-example = { $move ->
        [report] e.g. Two more counters are open from today
       *[send_back] e.g. Only half of it is done, please go on
    }
order-given = 📌 <b>Directive { $number }</b>, { $department }
    From { $by }, due { $day }.
order-orphan = 📌 <b>Directive { $number }</b>, { $department }
    From { $by }, due { $day }. Nobody of this department uses the bot yet; please pass it on.
order-report = 🔵 <b>Directive { $number }</b>, { $department }: { $by } reports that it is done. Please close it or send it back.{ $note ->
        [none] { "" }
       *[other] {"\u000A"}{ $note }
    }
order-send-back = ↩️ <b>Directive { $number }</b>, { $department }: { $by } sends it back; due { $day }.{ $note ->
        [none] { "" }
       *[other] {"\u000A"}{ $note }
    }
order-close = 🟢 <b>Directive { $number }</b>, { $department }: closed by { $by }.
order-eve = ⏰ <b>Directive { $number }</b>, { $department }: due on the next working day ({ $day }).
order-today = ⏰ <b>Directive { $number }</b>, { $department }: <b>due today</b>.
order-late = ❗ <b>Directive { $number }</b>, { $department }: <b>overdue</b> ({ $day }).
case-counts-title = 📋 <b>Cases</b>: { $open } open, { $late } late
case-counts-ages = Open for up to 1 working day: { $day }; 2–5: { $week }; more: { $older }
case-counts-state = { $state ->
        [unrouted] without a department
        [received] to be claimed
        [claimed] being dealt with
        [contacted] verified
        [waiting] waiting for an answer
        [returned] sent back, for the campaign office to decide
        [settled] an outcome, waiting for the verdict
       *[closed] closed
    }: { $count }
case-counts-late = ❗ { $department }: { $count } late
case-counts-note = New cases are counted once { $minimum } more people have answered, and told in detail from { $minimum } open ones, so that nobody can tell who complained; late ones at once.
## Self-test of bad ratings
self-test-title = <b>Self-test of bad ratings</b>　{ $day }
self-test-broken =
    ⚠️ A trial “Very dissatisfied” was lost on its way. The test leaves nothing behind; please tell an administrator to look soon:
self-test-notes =
    📌 A bad rating can be given, but please look at this:
self-test-line = · { $where }: { $what }
self-test-where = { $questionnaire ->
        [none] { "" }
       *[other] “{ $questionnaire }”, { "" }
    }{ $departments }{ $more ->
        [0] { "" }
        [one] { " " }and { $more } more department
       *[other] { " " }and { $more } more departments
    }
self-test-office = no department yet
flaw-unreached = no way through the questions leads to “Very dissatisfied”
flaw-hidden = the rating has no button “Very dissatisfied”
flaw-unstored = the response was not stored
flaw-ungraded = the response was stored, the grade was lost
flaw-unopened = no case was opened
flaw-unsent = the case was not sent to this department
flaw-untimed = the case has no last day
flaw-untold = those who are to deal with it were not told
flaw-untracked = the receipt code does not show the progress, or lets nobody rate again
flaw-broken = the program failed; the log says why
flaw-unstaffed = the department has no staff, nobody receives a bad rating
flaw-unreachable = all its staff have blocked the bot, nobody receives a bad rating
flaw-skippable = the rating can be skipped, and then there is no grade
## Signals
command-signals = Signals: which figures are worth a look
signals-title = <b>Signals</b>
signals-none = ✓ No figure stands out now.
signals-more = { $count } more are not listed.
signals-limits = <i>Hints, not findings: the bot changes or deletes no response because of them. Responses keep no time, no device and no account, so nobody can be told apart; what comes within minutes is counted in memory alone and is gone after a restart.</i>
signals-only = <i>A hint, not a finding: the bot changes or deletes no response because of it.</i>
signals-refresh = 🔄 Refresh
signal-perfect = 🔔 <b>{ $department }</b>: { $base } ratings, all of them “Very satisfied”.
signal-day = 🔔 <b>{ $department }</b>: { $count } responses on { $day }; before that { $usual } a day on average.
signal-window = 🔔 <b>{ $department }</b>: the poster of { $window } brought { $count } responses on { $day }; before that { $usual } a day on average.
signal-burst = 🔔 <b>{ $department }</b>: on { $day }, { $count } responses came within { $minutes } minutes.
signal-recorded = 🔔 <b>{ $department }</b>: of { $base } responses, staff recorded { $count }.
signal-recorder = 🔔 <b>{ $department }</b>: on { $day }, one and the same member recorded { $count }.
innocent-perfect = The service may well be good; or people are mostly asked face to face at the counter: then hang the poster elsewhere and let them rate later.
innocent-day = Perhaps a meeting or a round of visits, a new poster, or a notice that went out.
innocent-window = Perhaps the counter was busy that day, or the poster is new.
innocent-burst = Perhaps everyone scanned the code in a meeting.
innocent-recorded = Perhaps much comes by phone, on visits and on paper; who has no smartphone depends on it.
innocent-recorder = Perhaps a pile of paper forms was put in at once, or there was a meeting.
signal-note = ✓ Seen
signal-noted = Good. If it is still so next week, you will be told again.
signal-summary = 📊 This department’s summary

## Summary: filters, cases, chart, searching
summary-coverage = { $count }/{ $target } service users asked{ $missing ->
        [0] : enough
       *[other] , { $missing } to go
    }
summary-coverage-all = { $reached }/{ $total } departments have asked { $target }; { $missing } to go in all
summary-cases = <b>Cases</b>: { $open } open, { $late } late
summary-cases-hidden = <b>Cases</b>: { $late } late; fewer than { $minimum } open by the last digest, not told in detail
summary-cases-late = <b>Cases</b>: { $late } late; the rest is for the department itself
summary-cases-whole = <i>Cases are not told by kind or channel; choose “all” to see them.</i>
summary-ages = Opened within 1 working day { $day }, 2–5 { $week }, longer ago { $older }
summary-silent = { $count } closed without a word from the respondent: not counted as content
summary-rates-whole = Rates are of the whole campaign
stands-unrouted = no department yet
stands-received = to be claimed
stands-claimed = in hand
stands-contacted = verified
stands-waiting = respondent asked
stands-returned = sent back
stands-settled = outcome given
rate = { $share } ({ $count }/{ $base })
rate-hidden = fewer than { $minimum }, not shown
rates-hidden = Rates: of fewer than { $minimum } by the last digest, not shown
rates-response = Reached in time:
rates-resolution = Put right:
rates-verdicts = Content once closed:
summary-days = From–to…
summary-all = all
summary-mark = { $mark ->
        [department] Department
        [respondent] From
       *[channel] Through
    }: { $value }
summary-pick = { $mark ->
        [department] <b>Which department?</b>
        [respondent] <b>Said by whom?</b>
       *[channel] <b>Come by which channel?</b>
    }
summary-chart = 📊 Chart
summary-workbook = 📑 Excel
summary-words = 🔎 Words
summary-drawing = Preparing…
summary-ask-days =
    <b>From when until when?</b>
    Such as 7.17-7.22 (month.day) or 2020-07-17 2020-07-22; one day alone is fine, too.
summary-ignored = <i>“{ $words }” was not understood and left out. You can write a department (or a part of its name), today, month, businesses, citizens, phone, 7.17-7.22. Such as: /summary finance today</i>
misread-no-days = I cannot read days from that, or there is no such day.
misread-reversed = It ends before it begins.
misread-ahead = It has not begun yet.
plate-title = { $department }: summary
plate-responses = { $count ->
        [one] response
       *[other] responses
    }
plate-coverage = asked / target
plate-coverage-all = departments have asked { $target }
plate-satisfied = { $base ->
        [0] satisfied: nothing to show yet
       *[other] satisfied, of { $base } ratings
    }
plate-grades = Ratings{ $base ->
        [0] { "" }
       *[other] { " " }({ $base })
    }
plate-aspects = What it is about (people, of { $base })
plate-cases = Open cases: { $open ->
        [none] not broken down
       *[other] { $open }
    }, { $late } late
plate-part = { $count } ({ $share })
plate-day = within 1 working day
plate-week = 2–5
plate-older = longer ago
plate-note = Satisfied: the first three grades, of all ratings. Silence is not counted as content. Made { $made }.
command-search = Search what people said
search-ask =
    <b>Which words?</b>
    At least { $shortest } characters each; of several words, all have to be there.
search-example = queue long
search-found = 🔎 <b>Said with</b> <code>{ $words }</code>
    { $count ->
        [0] Nothing found. Names, phones and the like are masked and cannot be found; try other words.
        [one] 1 text, by { $people } person
       *[other] { $count } texts, by { $people } { $people ->
            [one] person
           *[other] people
        }{ $pages ->
            [1] { "" }
           *[other] , page { $page }/{ $pages }
        }
    }{ $cut ->
        [none] { "" }
       *[other] { " " }· only the newest { $cut } were looked at; another word narrows it down
    }
search-day = <b>{ $place }.</b> { $day }
search-unlisted = transcript or remark
search-entry = { $place }: entry
search-case = { $place }: case { $number }
unfit-none = There are no words to look for.
unfit-short = A word is too short: at least two characters.
unfit-long = Too long: at most five words, sixty characters in all.
