BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE answer (
	response BIGINT NOT NULL, 
	question VARCHAR(16) NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_answer PRIMARY KEY (response, question), 
	CONSTRAINT fk_answer_response FOREIGN KEY(response) REFERENCES response (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "answer" VALUES(1,'aspects','["fees", "process"]');
INSERT INTO "answer" VALUES(1,'trouble','"材料交了三次"');
INSERT INTO "answer" VALUES(2305843009213693952,'gap','null');
INSERT INTO "answer" VALUES(2305843009213693952,'rating','"bad"');
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
CREATE TABLE entry (
	campaign VARCHAR(40) NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	number INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	ledger INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	respondents JSON NOT NULL, 
	aspects JSON NOT NULL, 
	first_said_on DATE, 
	measure TEXT NOT NULL, 
	deadline TEXT NOT NULL, 
	section TEXT NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (campaign, department, number, position), 
	CONSTRAINT ck_entry_ledger CHECK (ledger BETWEEN 1 AND 3), 
	CONSTRAINT fk_entry_campaign FOREIGN KEY(campaign, department, number) REFERENCES draft (campaign, department, number)
);
INSERT INTO "entry" VALUES('yhyshj2020','tzcj',1,0,3,'材料交了三次','[["enterprise", 1]]','["fees"]','2020-07-19','一次告知','8月底前','企业服务科');
CREATE TABLE interview (
	id BIGINT NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	person BLOB NOT NULL, 
	chat BLOB NOT NULL, 
	mode VARCHAR(20) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	questionnaire VARCHAR(16) NOT NULL, 
	version INTEGER NOT NULL, 
	card BIGINT, 
	started_at DATETIME NOT NULL, 
	CONSTRAINT pk_interview PRIMARY KEY (id), 
	CONSTRAINT ck_interview_mode CHECK (mode IN ('anonymous', 'confidential')), 
	CONSTRAINT uq_interview_person UNIQUE (person, campaign)
);
INSERT INTO "interview" VALUES(140737488355329,'yhyshj2020',X'47E1C98B41E59500B723C5A38C492062',X'000000000000000000000001AC1A66F17131FCA8B345DB264A577E5687','confidential','en','citizen',1,12,'2020-07-18 23:59:59.000000');
CREATE TABLE interview_answer (
	interview BIGINT NOT NULL, 
	question VARCHAR(16) NOT NULL, 
	value JSON NOT NULL, 
	settled BOOLEAN NOT NULL, 
	CONSTRAINT pk_interview_answer PRIMARY KEY (interview, question), 
	CONSTRAINT fk_interview_answer_interview FOREIGN KEY(interview) REFERENCES interview (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "interview_answer" VALUES(140737488355329,'aspects','["fees"]',0);
INSERT INTO "interview_answer" VALUES(140737488355329,'gap','null',1);
INSERT INTO "interview_answer" VALUES(140737488355329,'rating','"bad"',1);
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
INSERT INTO "member" VALUES(X'149D8763BB32244DFE5360B0FA910F6F','staff','tzcj',X'000000000000000000000003CD4D80F1A9532E23F585C493505AFCB5B65E','zh','2020-07-01');
INSERT INTO "member" VALUES(X'59C90F3CC7BF1D8D78C40236C1A988F0','coordinator','',X'000000000000000000000004EB110C8E4CF8A23F5CB072B1AB722809EE50','zh','2020-07-01');
INSERT INTO "member" VALUES(X'46105EE4B2F92C334D06CA95585034F6','leader','',X'00000000000000000000000548917947C772C663F820D5E00CF7A2027799','zh','2020-07-01');
INSERT INTO "member" VALUES(X'B2570975D53EB565C0EFEBF344138DEC','admin','',X'000000000000000000000006D1FAD6F3C29CF760DF5643F9165F9129841A','zh','2020-07-01');
CREATE TABLE opinion (
	id BIGINT NOT NULL, 
	response BIGINT NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	department VARCHAR(16), 
	ledger INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	aspects JSON NOT NULL, 
	said_on DATE, 
	CONSTRAINT pk_opinion PRIMARY KEY (id), 
	CONSTRAINT ck_opinion_ledger CHECK (ledger BETWEEN 1 AND 3), 
	CONSTRAINT ck_opinion_text_not_empty CHECK (length(text) > 0), 
	CONSTRAINT fk_opinion_response FOREIGN KEY(response) REFERENCES response (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "opinion" VALUES(10,1,'yhyshj2020','tzcj',3,'材料交了三次','["fees"]','2020-07-19');
INSERT INTO "opinion" VALUES(11,2305843009213693952,'yhyshj2020','tzcj',3,'窗口少','["fees"]','2020-07-19');
INSERT INTO "opinion" VALUES(1152921504606846976,3,'yhyshj2020',NULL,3,'停车难','["fees"]',NULL);
CREATE TABLE outbox (
	"key" VARCHAR(120) NOT NULL, 
	chat BLOB NOT NULL, 
	text TEXT NOT NULL, 
	picture BLOB, 
	not_before DATETIME NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	attempts INTEGER NOT NULL, 
	last_error VARCHAR(200), 
	CONSTRAINT pk_outbox PRIMARY KEY ("key"), 
	CONSTRAINT ck_outbox_state CHECK (state IN ('waiting', 'sending', 'sent', 'parked'))
);
INSERT INTO "outbox" VALUES('digest:2020-07-19',X'0000000000000000000000071E9D7BB522116E7B18EB347948945FC13A98','早',X'706E67','2020-07-19 00:00:00.000000','parked',8,'Forbidden: bot was blocked by the user');
CREATE TABLE participation (
	campaign VARCHAR(40) NOT NULL, 
	person BLOB NOT NULL, 
	CONSTRAINT pk_participation PRIMARY KEY (campaign, person)
)
 WITHOUT ROWID

;
INSERT INTO "participation" VALUES('yhyshj2020',X'791CBEAC5E59ADEBF3E57DEFC5B03AAF');
CREATE TABLE published (
	questionnaire VARCHAR(16) NOT NULL, 
	version INTEGER NOT NULL, 
	fingerprint BLOB NOT NULL, 
	CONSTRAINT pk_published PRIMARY KEY (questionnaire, version)
);
INSERT INTO "published" VALUES('old',1,X'6666666666666666666666666666666666666666666666666666666666666666');
CREATE TABLE received (
	update_id BIGINT NOT NULL, 
	payload BLOB, 
	taken BOOLEAN NOT NULL, 
	fault VARCHAR(200), 
	CONSTRAINT pk_received PRIMARY KEY (update_id)
);
INSERT INTO "received" VALUES(5,NULL,1,'not understood: KeyError');
INSERT INTO "received" VALUES(6,X'000000000000000000000008237790AAC66E567E0E8C08F1D7D3C38F5A6C415283999378655EDA0AC0B3BBA5',0,NULL);
CREATE TABLE response (
	id BIGINT NOT NULL, 
	campaign VARCHAR(40) NOT NULL, 
	mode VARCHAR(20) NOT NULL, 
	channel VARCHAR(20) NOT NULL, 
	questionnaire VARCHAR(16), 
	version INTEGER, 
	respondent VARCHAR(20), 
	department VARCHAR(16), 
	grade VARCHAR(20), 
	completed_on DATE NOT NULL, 
	kept_until DATE NOT NULL, 
	receipt BLOB, 
	chat BLOB, 
	source BLOB, 
	CONSTRAINT pk_response PRIMARY KEY (id), 
	CONSTRAINT ck_response_source_iff_recorded CHECK ((source IS NOT NULL) = (mode = 'recorded')), 
	CONSTRAINT ck_response_channel CHECK (channel IN ('telegram', 'web', 'phone', 'visit', 'meeting', 'paper', 'hotline')), 
	CONSTRAINT ck_response_chat_only_if_confidential CHECK (chat IS NULL OR mode = 'confidential'), 
	CONSTRAINT ck_response_grade CHECK (grade IN ('very_good', 'good', 'fair', 'bad', 'very_bad')), 
	CONSTRAINT ck_response_mode CHECK (mode IN ('anonymous', 'confidential', 'recorded')), 
	CONSTRAINT ck_response_respondent CHECK (respondent IN ('enterprise', 'citizen', 'staff')), 
	CONSTRAINT ck_response_version_iff_asked CHECK ((questionnaire IS NULL) = (version IS NULL)), 
	CONSTRAINT uq_response_receipt UNIQUE (receipt), 
	CONSTRAINT uq_response_source UNIQUE (source)
)
 WITHOUT ROWID

;
INSERT INTO "response" VALUES(1,'yhyshj2020','anonymous','telegram','enterprise',1,'enterprise','tzcj','bad','2020-07-19','2021-07-19',X'7C1C10A3CC6C60803A99EBAA5780EEC8',NULL,NULL);
INSERT INTO "response" VALUES(3,'yhyshj2020','recorded','hotline',NULL,NULL,NULL,NULL,NULL,'2020-07-19','2021-07-19',NULL,NULL,X'73737373737373737373737373737373');
INSERT INTO "response" VALUES(2305843009213693952,'yhyshj2020','confidential','telegram','enterprise',1,'enterprise','tzcj','bad','2020-07-19','2021-07-19',X'9DB75C2799FDAA3D878C83871239AF4B',X'000000000000000000000002B601B4A84A091DA8B9FCF6E3050FF90343',NULL);
CREATE TABLE run (
	job VARCHAR(40) NOT NULL, 
	due DATETIME NOT NULL, 
	claimed_until DATETIME NOT NULL, 
	finished BOOLEAN NOT NULL, 
	CONSTRAINT pk_run PRIMARY KEY (job, due)
);
INSERT INTO "run" VALUES('digest','2020-07-19 00:00:00.000000','2020-07-19 00:10:00.000000',1);
CREATE TABLE support (
	campaign VARCHAR(40) NOT NULL, 
	department VARCHAR(16) NOT NULL, 
	number INTEGER NOT NULL, 
	opinion BIGINT NOT NULL, 
	position INTEGER, 
	rank INTEGER NOT NULL, 
	similarity FLOAT NOT NULL, 
	CONSTRAINT pk_support PRIMARY KEY (campaign, department, number, opinion), 
	CONSTRAINT fk_support_campaign FOREIGN KEY(campaign, department, number, position) REFERENCES entry (campaign, department, number, position), 
	CONSTRAINT fk_support_opinion FOREIGN KEY(opinion) REFERENCES opinion (id) ON DELETE CASCADE
);
INSERT INTO "support" VALUES('yhyshj2020','tzcj',1,10,0,0,1.0);
INSERT INTO "support" VALUES('yhyshj2020','tzcj',1,11,NULL,0,0.0);
CREATE INDEX ix_outbox_due ON outbox (state, not_before);
CREATE INDEX ix_received_unanswered ON received (update_id) WHERE payload IS NOT NULL;
CREATE INDEX ix_response_counts ON response (campaign, completed_on, department);
CREATE INDEX ix_opinion_place ON opinion (campaign, department, ledger);
CREATE INDEX ix_opinion_response ON opinion (response);
CREATE INDEX ix_support_entry ON support (campaign, department, number, position);
CREATE INDEX ix_support_opinion ON support (opinion);
COMMIT;
