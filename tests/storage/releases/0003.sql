BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
	CONSTRAINT pk_interview PRIMARY KEY (id), 
	CONSTRAINT ck_interview_mode CHECK (mode IN ('anonymous', 'confidential', 'named')), 
	CONSTRAINT uq_interview_person UNIQUE (person, campaign)
);
INSERT INTO "interview" VALUES(140737488355329,'yhyshj2020',X'47E1C98B41E59500B723C5A38C492062',X'000000000000000000000012C3C54CDDCA7C5C9011891B1D75C9664390','confidential','en','citizen',1,'w3',12,2305843009213693952,'2020-07-18','2020-07-19');
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
INSERT INTO "member" VALUES(X'149D8763BB32244DFE5360B0FA910F6F','staff','tzcj',X'0000000000000000000000148477D6CC677003A865A3AC257F17D4A0BF56','zh','2020-07-01');
INSERT INTO "member" VALUES(X'59C90F3CC7BF1D8D78C40236C1A988F0','coordinator','',X'000000000000000000000015B259733A4C0DFB41A2593CA82C8B14273564','zh','2020-07-01');
INSERT INTO "member" VALUES(X'46105EE4B2F92C334D06CA95585034F6','leader','',X'00000000000000000000001644815C206D46FABA7E68FEF2BB06DB9EF965','zh','2020-07-01');
INSERT INTO "member" VALUES(X'B2570975D53EB565C0EFEBF344138DEC','admin','',X'00000000000000000000001742767AAB7703D402DF84865B337844C95808','zh','2020-07-01');
CREATE TABLE notice (
	version VARCHAR(12) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	text TEXT NOT NULL, 
	first_shown_on DATE NOT NULL, 
	CONSTRAINT pk_notice PRIMARY KEY (version)
);
INSERT INTO "notice" VALUES('0123456789ab','zh','<b>告知</b>','2020-07-17');
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
	"key" VARCHAR(120) NOT NULL, 
	chat BLOB NOT NULL, 
	text TEXT NOT NULL, 
	picture BLOB, 
	buttons JSON, 
	not_before DATETIME NOT NULL, 
	not_after DATETIME, 
	state VARCHAR(10) NOT NULL, 
	attempts INTEGER NOT NULL, 
	last_error VARCHAR(200), 
	CONSTRAINT pk_outbox PRIMARY KEY ("key"), 
	CONSTRAINT ck_outbox_state CHECK (state IN ('waiting', 'sending', 'sent', 'parked'))
);
INSERT INTO "outbox" VALUES('digest:2020-07-19',X'000000000000000000000018B0F4DBFBCC17107B97DF6C925E9144F1DFFF','早',X'706E67','[[["看", "x"]]]','2020-07-19 00:00:00.000000','2020-07-19 12:00:00.000000','parked',8,'Forbidden: bot was blocked by the user');
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
INSERT INTO "received" VALUES(6,X'000000000000000000000019878AF1C1106CA18C5AB00CBBACE250484A5F871BB0459A54D2F9889E0C70F7A7',0,NULL);
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
	CONSTRAINT pk_response PRIMARY KEY (id), 
	CONSTRAINT ck_response_no_way_back_if_anonymous CHECK ((chat IS NULL AND person IS NULL) OR mode IN ('confidential', 'named')), 
	CONSTRAINT ck_response_source_iff_recorded CHECK ((source IS NOT NULL) = (mode = 'recorded')), 
	CONSTRAINT ck_response_channel CHECK (channel IN ('telegram', 'web', 'phone', 'visit', 'meeting', 'paper', 'hotline')), 
	CONSTRAINT ck_response_contact_only_if_named CHECK (contact IS NULL OR mode = 'named'), 
	CONSTRAINT ck_response_grade CHECK (grade IN ('very_good', 'good', 'fair', 'bad', 'very_bad')), 
	CONSTRAINT ck_response_mode CHECK (mode IN ('anonymous', 'confidential', 'named', 'recorded')), 
	CONSTRAINT ck_response_respondent CHECK (respondent IN ('enterprise', 'citizen', 'staff')), 
	CONSTRAINT ck_response_version_iff_asked CHECK ((questionnaire IS NULL) = (version IS NULL)), 
	CONSTRAINT ck_response_withdrawn_without_person CHECK (withdrawn_on IS NULL OR (person IS NULL AND chat IS NULL AND contact IS NULL)), 
	CONSTRAINT uq_response_receipt UNIQUE (receipt), 
	CONSTRAINT uq_response_source UNIQUE (source)
)
 WITHOUT ROWID

;
INSERT INTO "response" VALUES(1,'yhyshj2020','anonymous','telegram','enterprise',1,'enterprise','tzcj','w3','bad','2020-07-19','2021-07-19',NULL,X'7C1C10A3CC6C60803A99EBAA5780EEC8',NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES(3,'yhyshj2020','recorded','hotline',NULL,NULL,NULL,NULL,NULL,NULL,'2020-07-19','2021-07-19',NULL,NULL,NULL,NULL,NULL,X'73737373737373737373737373737373');
INSERT INTO "response" VALUES(5,'yhyshj2020','anonymous','telegram','enterprise',1,'enterprise','tzcj','w3','fair','2020-07-19','2021-07-19','2020-07-20',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES(6,'yhyshj2020','anonymous','telegram','selfcheck',1,'staff','tzcj',NULL,NULL,'2020-07-19','2021-07-19',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "response" VALUES(2305843009213693952,'yhyshj2020','named','telegram','enterprise',1,'enterprise','tzcj',NULL,'bad','2020-07-19','2021-07-19',NULL,X'9DB75C2799FDAA3D878C83871239AF4B',X'471D4170D7491B37067C9126D93CA35B',X'0000000000000000000000131D981C7EF9ED073F02D3C48386E6DA7F20',X'00000000000000000000001A0CA937C5A3CE4311DFE1F09633D3C53DFCB4D4BD8771611163EA21',NULL);
CREATE TABLE run (
	job VARCHAR(40) NOT NULL, 
	due DATETIME NOT NULL, 
	claimed_until DATETIME NOT NULL, 
	finished BOOLEAN NOT NULL, 
	CONSTRAINT pk_run PRIMARY KEY (job, due)
);
INSERT INTO "run" VALUES('digest','2020-07-19 00:00:00.000000','2020-07-19 00:10:00.000000',1);
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
CREATE INDEX ix_response_counts ON response (campaign, completed_on, department);
CREATE INDEX ix_response_person ON response (person);
CREATE INDEX ix_opinion_place ON opinion (campaign, department, ledger);
CREATE INDEX ix_opinion_response ON opinion (response);
CREATE INDEX ix_outbox_due ON outbox (state, not_before);
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
COMMIT;
