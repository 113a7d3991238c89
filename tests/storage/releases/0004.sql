BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE answer (
	response BIGINT NOT NULL, 
	question VARCHAR(16) NOT NULL, 
	value JSON NOT NULL, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_answer PRIMARY KEY (response, question), 
	CONSTRAINT fk_answer_response FOREIGN KEY(response) REFERENCES response (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "answer" VALUES(1,'aspects','["fees", "process"]','');
INSERT INTO "answer" VALUES(1,'trouble','"材料交了三次"','');
INSERT INTO "answer" VALUES(2305843009213693952,'gap','null','水电');
INSERT INTO "answer" VALUES(2305843009213693952,'rating','"bad"','');
CREATE TABLE attachment (
	id BIGINT NOT NULL, 
	response BIGINT NOT NULL, 
	question VARCHAR(16) NOT NULL, 
	place INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	medium VARCHAR(10) NOT NULL, 
	kind VARCHAR(100) NOT NULL, 
	size INTEGER NOT NULL, 
	seconds INTEGER, 
	transcript TEXT, 
	seen BOOLEAN NOT NULL, 
	CONSTRAINT pk_attachment PRIMARY KEY (id), 
	CONSTRAINT ck_attachment_medium CHECK (medium IN ('voice', 'photo', 'document')), 
	CONSTRAINT ck_attachment_transcript_of_voice CHECK (transcript IS NULL OR medium = 'voice'), 
	CONSTRAINT fk_attachment_response FOREIGN KEY(response) REFERENCES response (id) ON DELETE CASCADE, 
	CONSTRAINT uq_attachment_response UNIQUE (response, question, place)
)
 WITHOUT ROWID

;
INSERT INTO "attachment" VALUES(70,2305843009213693952,'trouble',0,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','voice','audio/ogg',900,4,'窗口少',1);
CREATE TABLE case_help (
	casefile BIGINT NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	CONSTRAINT pk_case_help PRIMARY KEY (casefile, department), 
	CONSTRAINT fk_case_help_casefile FOREIGN KEY(casefile) REFERENCES casefile (id)
)
 WITHOUT ROWID

;
INSERT INTO "case_help" VALUES(50,'czj');
CREATE TABLE case_response (
	response BIGINT NOT NULL, 
	casefile BIGINT NOT NULL, 
	origin BIGINT NOT NULL, 
	card BIGINT, 
	CONSTRAINT pk_case_response PRIMARY KEY (response), 
	CONSTRAINT fk_case_response_casefile FOREIGN KEY(casefile) REFERENCES casefile (id), 
	CONSTRAINT fk_case_response_origin FOREIGN KEY(origin) REFERENCES casefile (id), 
	CONSTRAINT fk_case_response_response FOREIGN KEY(response) REFERENCES response (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "case_response" VALUES(1,50,51,NULL);
INSERT INTO "case_response" VALUES(2305843009213693952,50,50,31);
CREATE TABLE case_step (
	id INTEGER NOT NULL, 
	casefile BIGINT NOT NULL, 
	round INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	act VARCHAR(12) NOT NULL, 
	party VARCHAR(12) NOT NULL, 
	department VARCHAR(16), 
	"by" VARCHAR(200) NOT NULL, 
	person BLOB, 
	response BIGINT, 
	note TEXT NOT NULL, 
	photo VARCHAR(64), 
	is_public BOOLEAN NOT NULL, 
	was_late BOOLEAN NOT NULL, 
	CONSTRAINT pk_case_step PRIMARY KEY (id), 
	CONSTRAINT ck_case_step_act CHECK (act IN ('open', 'assign', 'claim', 'contact', 'ask', 'reply', 'resume', 'put_right', 'explain', 'cannot', 'return', 'uphold', 'merge', 'assist', 'extend', 'note', 'accept', 'reopen', 'close', 'conclude', 'withdraw', 'hold', 'release')), 
	CONSTRAINT ck_case_step_party CHECK (party IN ('handler', 'assistant', 'coordinator', 'respondent', 'clock')), 
	CONSTRAINT fk_case_step_casefile FOREIGN KEY(casefile) REFERENCES casefile (id), 
	CONSTRAINT fk_case_step_response FOREIGN KEY(response) REFERENCES response (id) ON DELETE CASCADE
);
INSERT INTO "case_step" VALUES(1,50,1,'2020-07-19 06:00:00.000000','open','respondent','tzcj','',NULL,2305843009213693952,'',NULL,0,0);
INSERT INTO "case_step" VALUES(2,50,1,'2020-07-19 07:00:00.000000','claim','handler','tzcj','Clerk',X'149D8763BB32244DFE5360B0FA910F6F',NULL,'我来办','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',1,1);
CREATE TABLE case_verdict (
	response BIGINT NOT NULL, 
	round INTEGER NOT NULL, 
	casefile BIGINT NOT NULL, 
	grade VARCHAR(20) NOT NULL, 
	reason TEXT NOT NULL, 
	said_on DATE NOT NULL, 
	CONSTRAINT pk_case_verdict PRIMARY KEY (response, round), 
	CONSTRAINT ck_case_verdict_grade CHECK (grade IN ('very_good', 'good', 'fair', 'bad', 'very_bad')), 
	CONSTRAINT fk_case_verdict_casefile FOREIGN KEY(casefile) REFERENCES casefile (id), 
	CONSTRAINT fk_case_verdict_response FOREIGN KEY(response) REFERENCES response (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "case_verdict" VALUES(1,1,51,'good','快','2020-07-20');
CREATE TABLE casefile (
	id BIGINT NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	number INTEGER NOT NULL, 
	department VARCHAR(16), 
	held BOOLEAN NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	outcome VARCHAR(12), 
	ending VARCHAR(12), 
	merged_into BIGINT, 
	round INTEGER NOT NULL, 
	opened_at DATETIME NOT NULL, 
	dispatched_at DATETIME, 
	was_returned BOOLEAN NOT NULL, 
	claimed_by BLOB, 
	read_by BLOB, 
	settled_by BLOB, 
	contact_from DATE, 
	contact_days INTEGER, 
	contacted_on DATE, 
	profile VARCHAR(16), 
	completion_from DATE, 
	completion_days INTEGER, 
	paused_with INTEGER, 
	silence_from DATE, 
	silence_days INTEGER, 
	closed_on DATE, 
	news BOOLEAN NOT NULL, 
	CONSTRAINT pk_casefile PRIMARY KEY (id), 
	CONSTRAINT ck_casefile_merged_iff_so_ended CHECK ((merged_into IS NOT NULL) = (ending IS NOT NULL AND ending = 'merged')), 
	CONSTRAINT ck_casefile_merged_into_another CHECK (merged_into IS NULL OR merged_into <> id), 
	CONSTRAINT ck_casefile_routed CHECK ((state = 'unrouted') = (department IS NULL) OR state = 'closed'), 
	CONSTRAINT ck_casefile_day_iff_closed CHECK ((state = 'closed') = (closed_on IS NOT NULL)), 
	CONSTRAINT ck_casefile_ending_iff_closed CHECK ((state = 'closed') = (ending IS NOT NULL)), 
	CONSTRAINT ck_casefile_ending CHECK (ending IN ('verdict', 'silence', 'concluded', 'merged', 'withdrawn')), 
	CONSTRAINT ck_casefile_outcome CHECK (outcome IN ('put_right', 'explained', 'cannot')), 
	CONSTRAINT ck_casefile_settled_how CHECK (state <> 'settled' OR outcome IS NOT NULL), 
	CONSTRAINT ck_casefile_settled_by_whom CHECK (state <> 'settled' OR settled_by IS NOT NULL), 
	CONSTRAINT ck_casefile_state CHECK (state IN ('unrouted', 'received', 'claimed', 'contacted', 'waiting', 'returned', 'settled', 'closed')), 
	CONSTRAINT ck_casefile_completion_clock CHECK ((completion_from IS NULL) = (completion_days IS NULL)), 
	CONSTRAINT ck_casefile_contact_clock CHECK ((contact_from IS NULL) = (contact_days IS NULL)), 
	CONSTRAINT ck_casefile_silence_clock CHECK ((silence_from IS NULL) = (silence_days IS NULL)), 
	CONSTRAINT ck_casefile_round_from_one CHECK (round > 0), 
	CONSTRAINT fk_casefile_merged_into FOREIGN KEY(merged_into) REFERENCES casefile (id), 
	CONSTRAINT uq_casefile_campaign UNIQUE (campaign, number)
)
 WITHOUT ROWID

;
INSERT INTO "casefile" VALUES(50,'yhyshj2020',4711,'tzcj',0,'claimed',NULL,NULL,NULL,1,'2020-07-19 00:00:00.000000','2020-07-19 06:00:00.000000',0,X'149D8763BB32244DFE5360B0FA910F6F',X'59C90F3CC7BF1D8D78C40236C1A988F0',NULL,'2020-07-19',1,'2020-07-20','ordinary','2020-07-19',5,NULL,NULL,NULL,NULL,1);
INSERT INTO "casefile" VALUES(51,'yhyshj2020',4712,'tzcj',0,'closed','put_right','merged',50,1,'2020-07-19 00:00:00.000000','2020-07-19 06:00:00.000000',0,NULL,NULL,X'149D8763BB32244DFE5360B0FA910F6F','2020-07-19',1,NULL,'ordinary','2020-07-19',5,2,'2020-07-20',5,'2020-07-20',0);
CREATE TABLE clue (
	campaign VARCHAR(40) NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	ledger INTEGER NOT NULL, 
	"key" BIGINT NOT NULL, 
	opinion BIGINT NOT NULL, 
	CONSTRAINT pk_clue PRIMARY KEY (campaign, department, ledger, "key", opinion), 
	CONSTRAINT ck_clue_ledger CHECK (ledger BETWEEN 1 AND 3), 
	CONSTRAINT fk_clue_opinion FOREIGN KEY(opinion) REFERENCES opinion (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "clue" VALUES('yhyshj2020','tzcj',3,1125899906842624,10);
CREATE TABLE cohort (
	id BIGINT NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	department VARCHAR(16), 
	respondent VARCHAR(20), 
	channel VARCHAR(20), 
	is_rated BOOLEAN NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	size INTEGER NOT NULL, 
	grades JSON NOT NULL, 
	aspects JSON NOT NULL, 
	formed_on DATE NOT NULL, 
	CONSTRAINT pk_cohort PRIMARY KEY (id), 
	CONSTRAINT ck_cohort_channel CHECK (channel IN ('telegram', 'web', 'phone', 'visit', 'meeting', 'paper', 'hotline')), 
	CONSTRAINT ck_cohort_respondent CHECK (respondent IN ('enterprise', 'citizen', 'staff')), 
	CONSTRAINT ck_cohort_days CHECK (first_day <= last_day), 
	CONSTRAINT ck_cohort_size CHECK (size > 0)
)
 WITHOUT ROWID

;
INSERT INTO "cohort" VALUES(60,'yhyshj2020','tzcj','enterprise','telegram',1,'2020-07-17','2020-07-19',5,'{"bad": 5}','{"fees": 5}','2020-07-19');
CREATE TABLE consent (
	campaign VARCHAR(40) NOT NULL, 
	person BLOB NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	notice VARCHAR(12), 
	given_on DATE, 
	CONSTRAINT pk_consent PRIMARY KEY (campaign, person), 
	CONSTRAINT ck_consent_state CHECK (state IN ('agreed', 'declined', 'withdrawn')), 
	CONSTRAINT fk_consent_notice FOREIGN KEY(notice) REFERENCES notice (version)
)
 WITHOUT ROWID

;
INSERT INTO "consent" VALUES('yhyshj2020',X'BE798BDB27967733FD5757FA3649D815','agreed','0123456789ab','2020-07-19');
CREATE TABLE digest_told (
	campaign VARCHAR(40) NOT NULL, 
	day DATE NOT NULL, 
	edition VARCHAR(8) NOT NULL, 
	is_last BOOLEAN NOT NULL, 
	cases_until DATE, 
	leaders JSON NOT NULL, 
	office JSON NOT NULL, 
	CONSTRAINT pk_digest_told PRIMARY KEY (campaign, day), 
	CONSTRAINT ck_digest_told_edition CHECK (edition IN ('daily', 'weekly', 'closing', 'after'))
);
INSERT INTO "digest_told" VALUES('yhyshj2020','2020-07-20','daily',0,'2020-07-19','{"reached": 1, "satisfied": {"count": 1, "base": 2}, "opened": 2, "closed": 1, "open": 1, "late": 0, "rates": {"response": {"count": 1, "base": 2}, "resolution": {"count": 1, "base": 2}, "verdicts": {"count": 1, "base": 2}, "silent": 0, "closed": 1}}','{"reached": 1, "satisfied": {"count": 1, "base": 2}, "opened": 2, "closed": 1, "open": 1, "late": 0, "rates": {"response": {"count": 1, "base": 2}, "resolution": {"count": 1, "base": 2}, "verdicts": {"count": 1, "base": 2}, "silent": 0, "closed": 1}}');
CREATE TABLE directive (
	id BIGINT NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	number INTEGER NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	about TEXT NOT NULL, 
	stage VARCHAR(12) NOT NULL, 
	given_by BLOB NOT NULL, 
	given_name VARCHAR(200) NOT NULL, 
	message BIGINT NOT NULL, 
	given_on DATE NOT NULL, 
	days INTEGER NOT NULL, 
	reported_by BLOB, 
	closed_by BLOB, 
	closed_on DATE, 
	CONSTRAINT pk_directive PRIMARY KEY (id), 
	CONSTRAINT ck_directive_closed_by_whom CHECK ((stage = 'closed') = (closed_by IS NOT NULL)), 
	CONSTRAINT ck_directive_closed_on_a_day CHECK ((stage = 'closed') = (closed_on IS NOT NULL)), 
	CONSTRAINT ck_directive_reported_by_whom CHECK ((stage = 'open') = (reported_by IS NULL)), 
	CONSTRAINT ck_directive_stage CHECK (stage IN ('open', 'reported', 'closed')), 
	CONSTRAINT ck_directive_closed_by_a_second CHECK (closed_by IS NULL OR closed_by <> reported_by), 
	CONSTRAINT ck_directive_days CHECK (days > 0), 
	CONSTRAINT ck_directive_text_not_empty CHECK (length(text) > 0), 
	CONSTRAINT uq_directive_campaign UNIQUE (campaign, number), 
	CONSTRAINT uq_directive_given_by UNIQUE (given_by, message, department)
)
 WITHOUT ROWID

;
INSERT INTO "directive" VALUES(40,'yhyshj2020',1,'tzcj','请研究','差评 1 件','closed',X'46105EE4B2F92C334D06CA95585034F6','Leader',7,'2020-07-19',5,X'149D8763BB32244DFE5360B0FA910F6F',X'46105EE4B2F92C334D06CA95585034F6','2020-07-20');
CREATE TABLE directive_step (
	id INTEGER NOT NULL, 
	directive BIGINT NOT NULL, 
	at DATETIME NOT NULL, 
	move VARCHAR(12) NOT NULL, 
	"by" VARCHAR(200) NOT NULL, 
	person BLOB NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_directive_step PRIMARY KEY (id), 
	CONSTRAINT ck_directive_step_move CHECK (move IN ('give', 'report', 'send_back', 'close')), 
	CONSTRAINT fk_directive_step_directive FOREIGN KEY(directive) REFERENCES directive (id)
);
INSERT INTO "directive_step" VALUES(1,40,'2020-07-19 08:00:00.000000','give','Leader',X'46105EE4B2F92C334D06CA95585034F6','尽快');
CREATE TABLE draft (
	campaign VARCHAR(40) NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	number INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	opinions INTEGER NOT NULL, 
	people INTEGER NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (campaign, department, number), 
	CONSTRAINT ck_draft_number_from_one CHECK (number > 0)
);
INSERT INTO "draft" VALUES('yhyshj2020','tzcj',1,'2020-07-19 05:00:00.000000',2,2);
INSERT INTO "draft" VALUES('yhyshj2020','tzcj',2,'2020-07-20 03:00:00.000000',2,2);
CREATE TABLE entry (
	id BIGINT NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	ledger INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	speaker BIGINT, 
	respondents JSON NOT NULL, 
	aspects JSON NOT NULL, 
	first_said_on DATE, 
	measure TEXT NOT NULL, 
	deadline TEXT NOT NULL, 
	section TEXT NOT NULL, 
	note TEXT NOT NULL, 
	news INTEGER NOT NULL, 
	standing VARCHAR(10) NOT NULL, 
	reason TEXT NOT NULL, 
	is_held BOOLEAN NOT NULL, 
	is_stale BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (id), 
	CONSTRAINT ck_entry_ledger CHECK (ledger BETWEEN 1 AND 3), 
	CONSTRAINT ck_entry_text_not_empty CHECK (length(text) > 0), 
	CONSTRAINT ck_entry_standing CHECK (standing IN ('new', 'confirmed', 'set_aside')), 
	CONSTRAINT ck_entry_reason_iff_set_aside CHECK ((reason <> '') = (standing = 'set_aside')), 
	CONSTRAINT ck_entry_held_if_decided CHECK (is_held OR (standing = 'new' AND news = 0)), 
	CONSTRAINT ck_entry_news CHECK (news >= 0)
)
 WITHOUT ROWID

;
INSERT INTO "entry" VALUES(80,'yhyshj2020','tzcj',3,'材料交了三次',10,'[["enterprise", 1]]','[["fees", 1]]','2020-07-19','一次告知','8月底前','企业服务科','已核对',0,'confirmed','',1,0,2);
INSERT INTO "entry" VALUES(81,'yhyshj2020','tzcj',3,'窗口少',NULL,'[["enterprise", 1]]','[["fees", 1]]','2020-07-19','一次告知','8月底前','企业服务科','已核对',1,'set_aside','重复',1,1,3);
CREATE TABLE example (
	id BIGINT NOT NULL, 
	response BIGINT NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_example PRIMARY KEY (id), 
	CONSTRAINT ck_example_text_not_empty CHECK (length(text) > 0), 
	CONSTRAINT fk_example_response FOREIGN KEY(response) REFERENCES response (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "example" VALUES(72,1,'yhyshj2020','tzcj','办执照');
CREATE TABLE handed (
	id BIGINT NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	holder BLOB NOT NULL, 
	number INTEGER NOT NULL, 
	draft INTEGER NOT NULL, 
	"by" VARCHAR(200) NOT NULL, 
	person BLOB NOT NULL, 
	at DATETIME NOT NULL, 
	place TEXT NOT NULL, 
	opinions INTEGER NOT NULL, 
	people INTEGER NOT NULL, 
	rows JSON NOT NULL, 
	CONSTRAINT pk_handed PRIMARY KEY (id), 
	CONSTRAINT ck_handed_department_known CHECK (department <> ''), 
	CONSTRAINT ck_handed_draft_from_one CHECK (draft > 0), 
	CONSTRAINT ck_handed_number_from_one CHECK (number > 0), 
	CONSTRAINT uq_handed_campaign UNIQUE (campaign, department, holder, number)
);
INSERT INTO "handed" VALUES(90,'yhyshj2020','tzcj',X'',1,1,'Clerk',X'149D8763BB32244DFE5360B0FA910F6F','2020-07-20 03:30:00.000000','投资促进局',2,2,'[0, 0, 1]');
CREATE TABLE handed_file (
	handed BIGINT NOT NULL, 
	document VARCHAR(10) NOT NULL, 
	name TEXT NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	CONSTRAINT pk_handed_file PRIMARY KEY (handed, document), 
	CONSTRAINT ck_handed_file_document CHECK (document IN ('1', '2', '3', 'all', 'xlsx')), 
	CONSTRAINT fk_handed_file_handed FOREIGN KEY(handed) REFERENCES handed (id) ON DELETE CASCADE
);
INSERT INTO "handed_file" VALUES(90,'all','清单.docx','cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc',9);
CREATE TABLE interview (
	id BIGINT NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	person BLOB NOT NULL, 
	chat BLOB NOT NULL, 
	mode VARCHAR(20) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	questionnaire VARCHAR(16) NOT NULL, 
	version INTEGER NOT NULL, 
	window VARCHAR(16), 
	card BIGINT, 
	replaces BIGINT, 
	touched_on DATE NOT NULL, 
	reminded_on DATE, 
	shield BOOLEAN NOT NULL, 
	channel VARCHAR(20), 
	place VARCHAR(100), 
	complaint BOOLEAN NOT NULL, 
	CONSTRAINT pk_interview PRIMARY KEY (id), 
	CONSTRAINT ck_interview_channel_iff_recorded CHECK ((channel IS NOT NULL) = (mode = 'recorded')), 
	CONSTRAINT ck_interview_channel CHECK (channel IN ('telegram', 'web', 'phone', 'visit', 'meeting', 'paper', 'hotline')), 
	CONSTRAINT ck_interview_mode CHECK (mode IN ('anonymous', 'confidential', 'named', 'recorded')), 
	CONSTRAINT ck_interview_place_if_recorded CHECK (place IS NULL OR mode = 'recorded'), 
	CONSTRAINT ck_interview_complaint_if_recorded CHECK (NOT complaint OR mode = 'recorded'), 
	CONSTRAINT uq_interview_person UNIQUE (person, campaign)
);
INSERT INTO "interview" VALUES(140737488355329,'yhyshj2020',X'47E1C98B41E59500B723C5A38C492062',X'00000000000000000000001BE276DE2448CE4A6C080B18A58C4CE6739F','confidential','en','citizen',1,'w3',12,2305843009213693952,'2020-07-18','2020-07-19',0,NULL,NULL,0);
INSERT INTO "interview" VALUES(70368744177664,'yhyshj2020',X'50FB2DFCE805C221D6E6A7B1C00DA965',X'0000000000000000000000245611991A3154487578AB74F3F0C371010BD9','recorded','en','citizen',1,'w3',12,NULL,'2020-07-18','2020-07-19',1,'phone','园区',1);
CREATE TABLE interview_answer (
	interview BIGINT NOT NULL, 
	question VARCHAR(16) NOT NULL, 
	value JSON NOT NULL, 
	settled BOOLEAN NOT NULL, 
	words TEXT DEFAULT '' NOT NULL, 
	attachments JSON DEFAULT '[]' NOT NULL, 
	message BIGINT, 
	CONSTRAINT pk_interview_answer PRIMARY KEY (interview, question), 
	CONSTRAINT fk_interview_answer_interview FOREIGN KEY(interview) REFERENCES interview (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "interview_answer" VALUES(140737488355329,'aspects','["fees"]',0,'','[]',NULL);
INSERT INTO "interview_answer" VALUES(140737488355329,'gap','null',1,'押金','[{"digest": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "medium": "photo", "kind": "image/jpeg", "size": 9, "seconds": null}]',9);
INSERT INTO "interview_answer" VALUES(140737488355329,'rating','"bad"',1,'','[]',NULL);
CREATE TABLE invitation (
	code BLOB NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used BOOLEAN NOT NULL, 
	CONSTRAINT pk_invitation PRIMARY KEY (code), 
	CONSTRAINT ck_invitation_department_iff_staff CHECK ((role = 'staff') = (department <> '')), 
	CONSTRAINT ck_invitation_role CHECK (role IN ('staff', 'coordinator', 'leader', 'admin'))
);
INSERT INTO "invitation" VALUES(X'63636363636363636363636363636363','leader','','2020-07-21 00:00:00.000000',1);
CREATE TABLE line (
	campaign VARCHAR(40) NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	entry BIGINT NOT NULL, 
	since INTEGER NOT NULL, 
	until INTEGER, 
	version INTEGER NOT NULL, 
	ledger INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	respondents JSON NOT NULL, 
	aspects JSON NOT NULL, 
	first_said_on DATE, 
	measure TEXT NOT NULL, 
	deadline TEXT NOT NULL, 
	section TEXT NOT NULL, 
	note TEXT NOT NULL, 
	news INTEGER NOT NULL, 
	standing VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_line PRIMARY KEY (campaign, department, entry, since), 
	CONSTRAINT ck_line_ledger CHECK (ledger BETWEEN 1 AND 3), 
	CONSTRAINT ck_line_standing CHECK (standing IN ('new', 'confirmed')), 
	CONSTRAINT ck_line_until_after_since CHECK (until > since), 
	CONSTRAINT fk_line_campaign FOREIGN KEY(campaign, department, since) REFERENCES draft (campaign, department, number)
)
 WITHOUT ROWID

;
INSERT INTO "line" VALUES('yhyshj2020','tzcj',80,1,2,1,3,'材料交三次','[["enterprise", 1]]','[["fees", 1]]','2020-07-19','一次告知','8月底前','企业服务科','已核对',0,'new');
INSERT INTO "line" VALUES('yhyshj2020','tzcj',80,2,NULL,2,3,'材料交了三次','[["enterprise", 1]]','[["fees", 1]]','2020-07-19','一次告知','8月底前','企业服务科','已核对',0,'confirmed');
CREATE TABLE member (
	person BLOB NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	chat BLOB NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	joined_on DATE NOT NULL, 
	CONSTRAINT pk_member PRIMARY KEY (person, role, department), 
	CONSTRAINT ck_member_department_iff_staff CHECK ((role = 'staff') = (department <> '')), 
	CONSTRAINT ck_member_role CHECK (role IN ('staff', 'coordinator', 'leader', 'admin'))
);
INSERT INTO "member" VALUES(X'149D8763BB32244DFE5360B0FA910F6F','staff','tzcj',X'00000000000000000000001D34D2EFE930008A8732052E5A49D01559245C','zh','2020-07-01');
INSERT INTO "member" VALUES(X'59C90F3CC7BF1D8D78C40236C1A988F0','coordinator','',X'00000000000000000000001E15D042F88B029302FD1C267BCD2F5E7CBC5B','zh','2020-07-01');
INSERT INTO "member" VALUES(X'46105EE4B2F92C334D06CA95585034F6','leader','',X'00000000000000000000001F8F9A107FA23261D5C8DBBF39363B2869D09C','zh','2020-07-01');
INSERT INTO "member" VALUES(X'B2570975D53EB565C0EFEBF344138DEC','admin','',X'000000000000000000000020E6C0F0D2B0C341F906FA0F176B2AE9A6E920','zh','2020-07-01');
CREATE TABLE notice (
	version VARCHAR(12) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	text TEXT NOT NULL, 
	first_shown_on DATE NOT NULL, 
	CONSTRAINT pk_notice PRIMARY KEY (version)
);
INSERT INTO "notice" VALUES('0123456789ab','zh','<b>告知</b>','2020-07-17');
CREATE TABLE occasion (
	campaign VARCHAR(40) NOT NULL, 
	person BLOB NOT NULL, 
	channel VARCHAR(20) NOT NULL, 
	words VARCHAR(100) NOT NULL, 
	at_place BOOLEAN NOT NULL, 
	questionnaire VARCHAR(16), 
	department VARCHAR(16), 
	CONSTRAINT pk_occasion PRIMARY KEY (campaign, person), 
	CONSTRAINT ck_occasion_channel CHECK (channel IN ('phone', 'visit', 'meeting', 'paper'))
)
 WITHOUT ROWID

;
INSERT INTO "occasion" VALUES('yhyshj2020',X'50FB2DFCE805C221D6E6A7B1C00DA965','visit','园区',1,'citizen','tzcj');
CREATE TABLE opinion (
	id BIGINT NOT NULL, 
	response BIGINT NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	department VARCHAR(16), 
	ledger INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	aspects JSON NOT NULL, 
	said_on DATE, 
	question VARCHAR(16), 
	CONSTRAINT pk_opinion PRIMARY KEY (id), 
	CONSTRAINT ck_opinion_ledger CHECK (ledger BETWEEN 1 AND 3), 
	CONSTRAINT ck_opinion_text_not_empty CHECK (length(text) > 0), 
	CONSTRAINT fk_opinion_response FOREIGN KEY(response) REFERENCES response (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "opinion" VALUES(10,1,'yhyshj2020','tzcj',3,'材料交了三次','["fees"]','2020-07-19','trouble');
INSERT INTO "opinion" VALUES(11,2305843009213693952,'yhyshj2020','tzcj',3,'窗口少','["fees"]','2020-07-19',NULL);
INSERT INTO "opinion" VALUES(1152921504606846976,3,'yhyshj2020',NULL,3,'停车难','["fees"]',NULL,NULL);
CREATE TABLE outbox (
	"key" VARCHAR(160) NOT NULL, 
	chat BLOB NOT NULL, 
	lane BLOB, 
	topic VARCHAR(120), 
	priority INTEGER NOT NULL, 
	urgent BOOLEAN NOT NULL, 
	text TEXT NOT NULL, 
	picture BLOB, 
	buttons JSON, 
	edits BIGINT, 
	replies_to BIGINT, 
	not_before DATETIME NOT NULL, 
	not_after DATETIME, 
	held_until DATETIME, 
	state VARCHAR(10) NOT NULL, 
	attempts INTEGER NOT NULL, 
	last_error VARCHAR(200), 
	message BIGINT, 
	settled_at DATETIME, 
	CONSTRAINT pk_outbox PRIMARY KEY ("key"), 
	CONSTRAINT ck_outbox_state CHECK (state IN ('waiting', 'sending', 'sent', 'parked', 'dropped'))
);
INSERT INTO "outbox" VALUES('digest:2020-07-19',X'000000000000000000000021B4DE7A5A07419B5BBCCA732AE03A4BB99D96',X'90E990185E6A3C8ACE1237FCF61FAED8','digest',3,1,'早',X'706E67','[[["看", "x"]]]',4,5,'2020-07-19 00:00:00.000000','2020-07-19 12:00:00.000000','2020-07-19 01:00:00.000000','parked',8,'blocked',6,'2020-07-19 00:00:01.000000');
CREATE TABLE participation (
	campaign VARCHAR(40) NOT NULL, 
	person BLOB NOT NULL, 
	CONSTRAINT pk_participation PRIMARY KEY (campaign, person)
)
 WITHOUT ROWID

;
INSERT INTO "participation" VALUES('yhyshj2020',X'791CBEAC5E59ADEBF3E57DEFC5B03AAF');
CREATE TABLE preference (
	person BLOB NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	CONSTRAINT pk_preference PRIMARY KEY (person)
)
 WITHOUT ROWID

;
INSERT INTO "preference" VALUES(X'6BFDC9A810A4BAD16ED723F1DD3BE38A','en');
CREATE TABLE published (
	questionnaire VARCHAR(16) NOT NULL, 
	version INTEGER NOT NULL, 
	fingerprint BLOB NOT NULL, 
	source TEXT, 
	CONSTRAINT pk_published PRIMARY KEY (questionnaire, version)
);
INSERT INTO "published" VALUES('old',1,X'6666666666666666666666666666666666666666666666666666666666666666','id = "old"');
CREATE TABLE received (
	update_id BIGINT NOT NULL, 
	payload BLOB, 
	taken BOOLEAN NOT NULL, 
	fault VARCHAR(200), 
	CONSTRAINT pk_received PRIMARY KEY (update_id)
);
INSERT INTO "received" VALUES(5,NULL,1,'not understood: KeyError');
INSERT INTO "received" VALUES(6,X'000000000000000000000022677CBF53CAEC24DE1193451ED413037C39E06EFF584D9909F13D123094E67EC8',0,NULL);
CREATE TABLE remark (
	id BIGINT NOT NULL, 
	response BIGINT NOT NULL, 
	text TEXT NOT NULL, 
	added_on DATE NOT NULL, 
	seen BOOLEAN NOT NULL, 
	CONSTRAINT pk_remark PRIMARY KEY (id), 
	CONSTRAINT ck_remark_text_not_empty CHECK (length(text) > 0), 
	CONSTRAINT fk_remark_response FOREIGN KEY(response) REFERENCES response (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "remark" VALUES(71,2305843009213693952,'还有','2020-07-19',1);
CREATE TABLE response (
	id BIGINT NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	mode VARCHAR(20) NOT NULL, 
	channel VARCHAR(20) NOT NULL, 
	questionnaire VARCHAR(16), 
	version INTEGER, 
	respondent VARCHAR(20), 
	department VARCHAR(16), 
	window VARCHAR(16), 
	grade VARCHAR(20), 
	completed_on DATE NOT NULL, 
	kept_until DATE NOT NULL, 
	withdrawn_on DATE, 
	receipt BLOB, 
	person BLOB, 
	chat BLOB, 
	contact BLOB, 
	source BLOB, 
	shield VARCHAR(8) NOT NULL, 
	cohort BIGINT, 
	place VARCHAR(100), 
	recorder BLOB, 
	CONSTRAINT pk_response PRIMARY KEY (id), 
	CONSTRAINT ck_response_no_way_back_if_anonymous CHECK ((chat IS NULL AND person IS NULL) OR mode IN ('confidential', 'named')), 
	CONSTRAINT ck_response_place_if_recorded CHECK ((place IS NULL AND recorder IS NULL) OR mode = 'recorded'), 
	CONSTRAINT ck_response_source_iff_recorded CHECK ((source IS NOT NULL) = (mode = 'recorded')), 
	CONSTRAINT ck_response_channel CHECK (channel IN ('telegram', 'web', 'phone', 'visit', 'meeting', 'paper', 'hotline')), 
	CONSTRAINT ck_response_contact_only_if_named CHECK (contact IS NULL OR mode = 'named'), 
	CONSTRAINT ck_response_grade CHECK (grade IN ('very_good', 'good', 'fair', 'bad', 'very_bad')), 
	CONSTRAINT ck_response_mode CHECK (mode IN ('anonymous', 'confidential', 'named', 'recorded')), 
	CONSTRAINT ck_response_respondent CHECK (respondent IN ('enterprise', 'citizen', 'staff')), 
	CONSTRAINT ck_response_shield CHECK (shield IN ('open', 'unread', 'asked', 'found', 'kept', 'released')), 
	CONSTRAINT ck_response_version_iff_asked CHECK ((questionnaire IS NULL) = (version IS NULL)), 
	CONSTRAINT ck_response_withdrawn_without_person CHECK (withdrawn_on IS NULL OR (person IS NULL AND chat IS NULL AND contact IS NULL)), 
	CONSTRAINT fk_response_cohort FOREIGN KEY(cohort) REFERENCES cohort (id), 
	CONSTRAINT uq_response_receipt UNIQUE (receipt), 
	CONSTRAINT uq_response_source UNIQUE (source)
)
 WITHOUT ROWID

;
INSERT INTO "response" VALUES(1,'yhyshj2020','anonymous','telegram','enterprise',1,'enterprise','tzcj','w3','bad','2020-07-19','2021-07-19',NULL,X'7C1C10A3CC6C60803A99EBAA5780EEC8',NULL,NULL,NULL,NULL,'open',60,NULL,NULL);
INSERT INTO "response" VALUES(3,'yhyshj2020','recorded','phone',NULL,NULL,NULL,NULL,NULL,NULL,'2020-07-19','2021-07-19',NULL,NULL,NULL,NULL,NULL,X'73737373737373737373737373737373','unread',NULL,'园区',X'50FB2DFCE805C221D6E6A7B1C00DA965');
INSERT INTO "response" VALUES(5,'yhyshj2020','anonymous','telegram','enterprise',1,'enterprise','tzcj','w3','fair','2020-07-19','2021-07-19','2020-07-20',NULL,NULL,NULL,NULL,NULL,'open',NULL,NULL,NULL);
INSERT INTO "response" VALUES(6,'yhyshj2020','anonymous','telegram','selfcheck',1,'staff','tzcj',NULL,NULL,'2020-07-19','2021-07-19',NULL,NULL,NULL,NULL,NULL,NULL,'open',NULL,NULL,NULL);
INSERT INTO "response" VALUES(2305843009213693952,'yhyshj2020','named','telegram','enterprise',1,'enterprise','tzcj',NULL,'bad','2020-07-19','2021-07-19',NULL,X'9DB75C2799FDAA3D878C83871239AF4B',X'471D4170D7491B37067C9126D93CA35B',X'00000000000000000000001C7588066DB11F985C999EB6157431FCF15B',X'000000000000000000000023D18ED3C2E84F40E15D5EEA522380E322F9BDCD33AA324677C14603',NULL,'open',NULL,NULL,NULL);
CREATE TABLE run (
	job VARCHAR(40) NOT NULL, 
	due DATETIME NOT NULL, 
	claimed_until DATETIME NOT NULL, 
	finished BOOLEAN NOT NULL, 
	found INTEGER, 
	CONSTRAINT pk_run PRIMARY KEY (job, due)
);
INSERT INTO "run" VALUES('digest','2020-07-19 00:00:00.000000','2020-07-19 00:10:00.000000',1,2);
CREATE TABLE self_check (
	response BIGINT NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	person BLOB NOT NULL, 
	edition INTEGER NOT NULL, 
	CONSTRAINT pk_self_check PRIMARY KEY (response), 
	CONSTRAINT ck_self_check_edition_from_one CHECK (edition > 0), 
	CONSTRAINT fk_self_check_response FOREIGN KEY(response) REFERENCES response (id) ON DELETE CASCADE, 
	CONSTRAINT uq_self_check_campaign UNIQUE (campaign, person)
)
 WITHOUT ROWID

;
INSERT INTO "self_check" VALUES(6,'yhyshj2020',X'4877A84204A1C12372AF6ADF5A3842AE',2);
CREATE TABLE self_check_plan (
	response BIGINT NOT NULL, 
	mark VARCHAR(16) NOT NULL, 
	measure TEXT NOT NULL, 
	deadline TEXT NOT NULL, 
	CONSTRAINT pk_self_check_plan PRIMARY KEY (response, mark), 
	CONSTRAINT fk_self_check_plan_response FOREIGN KEY(response) REFERENCES self_check (response) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "self_check_plan" VALUES(6,'m1','每周自查','7月底');
CREATE TABLE support (
	opinion BIGINT NOT NULL, 
	entry BIGINT, 
	similarity FLOAT NOT NULL, 
	is_new BOOLEAN NOT NULL, 
	CONSTRAINT pk_support PRIMARY KEY (opinion), 
	CONSTRAINT fk_support_entry FOREIGN KEY(entry) REFERENCES entry (id) ON DELETE CASCADE, 
	CONSTRAINT fk_support_opinion FOREIGN KEY(opinion) REFERENCES opinion (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "support" VALUES(10,80,1.0,0);
INSERT INTO "support" VALUES(11,81,0.5,1);
INSERT INTO "support" VALUES(1152921504606846976,NULL,0.0,0);
CREATE TABLE trail (
	id INTEGER NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	target VARCHAR(16), 
	at DATETIME NOT NULL, 
	"by" VARCHAR(200) NOT NULL, 
	person BLOB NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	entry BIGINT NOT NULL, 
	other BIGINT, 
	"before" JSON NOT NULL, 
	"after" JSON NOT NULL, 
	shifts JSON NOT NULL, 
	undone_at DATETIME, 
	CONSTRAINT pk_trail PRIMARY KEY (id), 
	CONSTRAINT ck_trail_kind CHECK (kind IN ('confirm', 'edit', 'merge', 'split', 'move', 'set-aside', 'take-back'))
);
INSERT INTO "trail" VALUES(1,'yhyshj2020','tzcj','czj','2020-07-20 02:00:00.000000','Clerk',X'149D8763BB32244DFE5360B0FA910F6F','confirm',80,81,'[]','[]','[]','2020-07-20 02:01:00.000000');
CREATE INDEX ix_received_unanswered ON received (update_id) WHERE payload IS NOT NULL;
CREATE INDEX ix_opinion_place ON opinion (campaign, department, ledger);
CREATE INDEX ix_opinion_response ON opinion (response);
CREATE INDEX ix_attachment_digest ON attachment (digest);
CREATE INDEX ix_remark_response ON remark (response);
CREATE INDEX ix_example_campaign ON example (campaign);
CREATE INDEX ix_example_response ON example (response);
CREATE INDEX ix_line_until ON line (campaign, department, until);
CREATE INDEX ix_entry_place ON entry (campaign, department, ledger);
CREATE INDEX ix_entry_stale ON entry (id) WHERE is_stale;
CREATE INDEX ix_support_entry ON support (entry);
CREATE INDEX ix_clue_opinion ON clue (opinion);
CREATE INDEX ix_trail_department ON trail (campaign, department);
CREATE INDEX ix_trail_target ON trail (campaign, target);
CREATE INDEX ix_trail_person ON trail (person);
CREATE INDEX ix_trail_entry ON trail (entry);
CREATE INDEX ix_trail_other ON trail (other);
CREATE UNIQUE INDEX ix_handed_draft ON handed (campaign, department, draft) WHERE holder = x'';
CREATE INDEX ix_handed_at ON handed (at);
CREATE INDEX ix_handed_file_digest ON handed_file (digest);
CREATE INDEX ix_cohort_place ON cohort (campaign, department);
CREATE INDEX ix_response_counts ON response (campaign, completed_on, department);
CREATE INDEX ix_response_person ON response (person);
CREATE INDEX ix_response_shield ON response (campaign, shield);
CREATE INDEX ix_outbox_due ON outbox (state, not_before);
CREATE INDEX ix_outbox_lane ON outbox (lane);
CREATE INDEX ix_outbox_topic ON outbox (topic);
CREATE INDEX ix_casefile_place ON casefile (campaign, department, state);
CREATE INDEX ix_case_response_casefile ON case_response (casefile);
CREATE INDEX ix_case_verdict_casefile ON case_verdict (casefile);
CREATE INDEX ix_case_step_casefile ON case_step (casefile);
CREATE INDEX ix_case_step_photo ON case_step (photo);
CREATE INDEX ix_case_step_response ON case_step (response);
CREATE INDEX ix_directive_place ON directive (campaign, department, stage);
CREATE INDEX ix_directive_step_directive ON directive_step (directive);
COMMIT;
