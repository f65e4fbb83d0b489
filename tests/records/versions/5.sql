-- A file of version 5: that of version 4, and a round of Bob's whose pack lay elsewhere.
PRAGMA application_id = 1095858770;
PRAGMA user_version = 5;
BEGIN TRANSACTION;
CREATE TABLE answer (
            id INTEGER PRIMARY KEY,
            round INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            at TEXT NOT NULL,
            item TEXT NOT NULL,
            type TEXT NOT NULL,
            outcome TEXT NOT NULL,
            numerator INTEGER NOT NULL,
            denominator INTEGER NOT NULL,
            hints INTEGER NOT NULL,
            seconds REAL NOT NULL,
            pack_version TEXT NOT NULL,
            topic TEXT NOT NULL,
            difficulty INTEGER NOT NULL,
            facts TEXT NOT NULL,
            documents TEXT NOT NULL,
            stem TEXT NOT NULL,
            options TEXT NOT NULL,
            lefts TEXT NOT NULL,
            key TEXT NOT NULL,
            given TEXT NOT NULL, seat INTEGER NOT NULL DEFAULT 0, cost INTEGER NOT NULL DEFAULT 0, removed TEXT NOT NULL DEFAULT '[]',
            UNIQUE (round, position),
            CHECK (denominator > 0 AND numerator BETWEEN 0 AND denominator)
        );
INSERT INTO "answer" VALUES(1,1,0,'2025-11-22T12:03:00.000+00:00','mechanicals.choice','choice','right',1,1,0,2.0,'1','cars',2,'["mechanicals"]','["history"]','Which small Renault lent its parts to the A106?','["4CV", "Dauphine", "Fr\u00e9gate"]','[]','{"picked":["4CV"]}','{"picked":["4CV"]}',0,0,'[]');
INSERT INTO "answer" VALUES(2,1,1,'2025-11-22T12:04:00.000+00:00','wins.multiple','multiple','right',1,1,0,2.0,'1','races',2,'[]','[]','Which two?','["Monte Carlo", "Le Mans", "Indianapolis"]','[]','{"picked":["Monte Carlo","Le Mans"]}','{"picked":["Monte Carlo","Le Mans"]}',0,0,'[]');
INSERT INTO "answer" VALUES(3,1,2,'2025-11-22T12:05:00.000+00:00','dieppe.truth','true-false','right',1,1,0,2.0,'1','',2,'[]','[]','The works are in Dieppe.','["true", "false"]','[]','{"picked":["true"]}','{"picked":["true"]}',0,0,'[]');
INSERT INTO "answer" VALUES(4,1,3,'2025-11-22T12:06:00.000+00:00','founder.text','text','wrong',0,1,0,2.0,'1','people',2,'["founder", "dealer"]','[]','Who founded Alpine?','[]','[]','{"typed":"Jean Rédélé"}','{"typed":"Redele"}',0,0,'[]');
INSERT INTO "answer" VALUES(5,1,4,'2025-11-22T12:08:00.000+00:00','cars.number','number','partly',1,2,0,2.0,'1','cars',2,'[]','[]','How many cars?','[]','[]','{"typed":"4328"}','{"typed":"half"}',0,0,'[]');
INSERT INTO "answer" VALUES(6,1,5,'2025-11-22T12:09:00.000+00:00','cars.order','order','right',1,1,0,2.0,'1','cars',2,'[]','[]','In order:','["A110", "A108", "A106"]','[]','{"ordered":["A106","A108","A110"]}','{"ordered":["A106","A108","A110"]}',0,0,'[]');
INSERT INTO "answer" VALUES(7,1,6,'2025-11-22T12:10:00.000+00:00','bases.match','match','right',1,1,0,2.0,'1','cars',2,'[]','[]','Which was built on which?','["4CV", "Dauphine", "R8"]','["A106", "A108", "A110"]','{"matched":[["A106","4CV"],["A108","Dauphine"],["A110","R8"]]}','{"matched":[["A106","4CV"],["A108","Dauphine"],["A110","R8"]]}',0,0,'[]');
INSERT INTO "answer" VALUES(8,2,0,'2025-11-22T12:13:00.000+00:00','mechanicals.choice','choice','right',1,1,0,2.0,'1','cars',2,'["mechanicals"]','["history"]','Which small Renault lent its parts to the A106?','["4CV", "Dauphine", "Fr\u00e9gate"]','[]','{"picked":["4CV"]}','{"picked":["4CV"]}',0,0,'[]');
INSERT INTO "answer" VALUES(9,2,1,'2025-11-22T12:14:00.000+00:00','wins.multiple','multiple','wrong',0,1,0,2.0,'1','races',2,'[]','[]','Which two?','["Monte Carlo", "Le Mans", "Indianapolis"]','[]','{"picked":["Monte Carlo","Le Mans"]}','{"picked":["Indianapolis"]}',0,0,'[]');
INSERT INTO "answer" VALUES(10,3,0,'2025-11-22T12:17:00.000+00:00','item0','choice','right',1,1,0,2.0,'1','cars',2,'["fact0"]','["history"]','Which small Renault lent its parts to the A106?','["4CV", "Dauphine", "Fr\u00e9gate"]','[]','{"picked":["4CV"]}','{"picked":["4CV"]}',0,0,'[]');
INSERT INTO "answer" VALUES(11,3,1,'2025-11-22T12:18:00.000+00:00','item1','choice','wrong',0,1,0,2.0,'1','cars',2,'["fact1"]','["history"]','Which small Renault lent its parts to the A106?','["4CV", "Dauphine", "Fr\u00e9gate"]','[]','{"picked":["4CV"]}','{"picked":["Dauphine"]}',0,0,'[]');
INSERT INTO "answer" VALUES(12,4,0,'2026-11-22T09:04:00.000+00:00','item0','choice','right',1,1,0,2.0,'1','cars',2,'["fact0"]','["history"]','Which small Renault lent its parts to the A106?','["4CV", "Dauphine", "Fr\u00e9gate"]','[]','{"picked":["4CV"]}','{"picked":["4CV"]}',0,0,'[]');
INSERT INTO "answer" VALUES(13,4,1,'2026-11-22T09:05:00.000+00:00','item1','choice','wrong',0,1,0,2.0,'1','cars',2,'["fact1"]','["history"]','Which small Renault lent its parts to the A106?','["4CV", "Dauphine", "Fr\u00e9gate"]','[]','{"picked":["4CV"]}','{"picked":["Dauphine"]}',0,0,'[]');
INSERT INTO "answer" VALUES(14,4,2,'2026-11-22T09:06:00.000+00:00','item2','choice','right',1,1,0,2.0,'1','cars',2,'["fact2"]','["history"]','Which small Renault lent its parts to the A106?','["4CV", "Dauphine", "Fr\u00e9gate"]','[]','{"picked":["4CV"]}','{"picked":["4CV"]}',0,0,'[]');
INSERT INTO "answer" VALUES(15,5,0,'2026-11-22T14:03:00.000+00:00','item0','choice','right',1,1,0,4.0,'1','cars',2,'["fact0"]','["history"]','Which small Renault lent its parts to the A106?','["4CV", "Dauphine", "Fr\u00e9gate", "Floride"]','[]','{"picked":["4CV"]}','{"picked":["4CV"]}',1,0,'[]');
INSERT INTO "answer" VALUES(16,5,1,'2026-11-22T14:04:00.000+00:00','item1','choice','wrong',0,1,0,4.0,'1','cars',2,'["fact1"]','["history"]','Which small Renault lent its parts to the A106?','["4CV", "Dauphine", "Fr\u00e9gate", "Floride"]','[]','{"picked":["4CV"]}','{"picked":["Dauphine"]}',2,0,'[]');
INSERT INTO "answer" VALUES(17,6,0,'2026-11-22T14:06:00.000+00:00','item0','choice','right',1,1,1,6.0,'1','cars',2,'["fact0"]','["history"]','Which small Renault lent its parts to the A106?','["4CV", "Dauphine", "Fr\u00e9gate", "Floride"]','[]','{"picked":["4CV"]}','{"picked":["4CV"]}',0,3,'["Dauphine", "Floride"]');
INSERT INTO "answer" VALUES(18,6,1,'2026-11-22T14:07:00.000+00:00','item1','choice','wrong',0,1,0,6.0,'1','cars',2,'["fact1"]','["history"]','Which small Renault lent its parts to the A106?','["4CV", "Dauphine", "Fr\u00e9gate", "Floride"]','[]','{"picked":["4CV"]}','{"picked":["Dauphine"]}',0,0,'[]');
CREATE TABLE claim (
            answer INTEGER PRIMARY KEY REFERENCES answer (id) ON DELETE CASCADE,
            at TEXT NOT NULL
        );
INSERT INTO "claim" VALUES(4,'2025-11-22T12:07:00.000+00:00');
CREATE TABLE flag (
            id INTEGER PRIMARY KEY,
            player INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,
            answer INTEGER REFERENCES answer (id) ON DELETE CASCADE,
            pack TEXT NOT NULL,
            pack_version TEXT NOT NULL,
            language TEXT NOT NULL,
            item TEXT NOT NULL,
            stem TEXT NOT NULL,
            reason TEXT NOT NULL,
            note TEXT NOT NULL,
            at TEXT NOT NULL
        );
INSERT INTO "flag" VALUES(1,2,18,'alpine','1','en','item1','Which small Renault lent its parts to the A106?','outdated','The museum says otherwise.','2026-11-22T14:08:00.000+00:00');
CREATE TABLE memory (
            player INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,
            pack TEXT NOT NULL,
            subject TEXT NOT NULL,
            stability REAL NOT NULL,
            difficulty REAL NOT NULL,
            reviewed TEXT NOT NULL,
            due TEXT NOT NULL,
            PRIMARY KEY (player, pack, subject)
        ) WITHOUT ROWID;
INSERT INTO "memory" VALUES(1,'alpine','bases.match',1.2931,5.11217070560105568688e+00,'2025-11-22T12:10:00.000+00:00','2025-11-23T12:10:00.000+00:00');
INSERT INTO "memory" VALUES(1,'alpine','cars.number',1.2931,5.11217070560105568688e+00,'2025-11-22T12:08:00.000+00:00','2025-11-23T12:08:00.000+00:00');
INSERT INTO "memory" VALUES(1,'alpine','cars.order',2.3065,2.11810397045901588342e+00,'2025-11-22T12:09:00.000+00:00','2025-11-24T12:09:00.000+00:00');
INSERT INTO "memory" VALUES(1,'alpine','dealer',2.3065,2.11810397045901588342e+00,'2025-11-22T12:06:00.000+00:00','2025-11-24T12:06:00.000+00:00');
INSERT INTO "memory" VALUES(1,'alpine','dieppe.truth',1.2931,5.11217070560105568688e+00,'2025-11-22T12:05:00.000+00:00','2025-11-23T12:05:00.000+00:00');
INSERT INTO "memory" VALUES(1,'alpine','founder',2.3065,2.11810397045901588342e+00,'2025-11-22T12:06:00.000+00:00','2025-11-24T12:06:00.000+00:00');
INSERT INTO "memory" VALUES(1,'alpine','mechanicals',1.2931,6.7404595108297,'2025-11-22T12:13:00.000+00:00','2025-11-23T12:13:00.000+00:00');
INSERT INTO "memory" VALUES(1,'alpine','wins.multiple',4.51402915425308193242e-01,8.37863211746710589977e+00,'2025-11-22T12:14:00.000+00:00','2025-11-23T12:14:00.000+00:00');
INSERT INTO "memory" VALUES(2,'alpine','fact0',1.80321627120752090434e+01,6.7404595108297,'2026-11-22T09:04:00.000+00:00','2026-12-10T09:04:00.000+00:00');
INSERT INTO "memory" VALUES(2,'alpine','fact1',2.01766335858882372988e-01,8.80630446885683682012e+00,'2026-11-22T09:05:00.000+00:00','2026-11-23T09:05:00.000+00:00');
INSERT INTO "memory" VALUES(2,'alpine','fact2',1.2931,5.11217070560105568688e+00,'2026-11-22T09:06:00.000+00:00','2026-11-23T09:06:00.000+00:00');
CREATE TABLE past (
            player INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,
            pack TEXT NOT NULL,
            subject TEXT NOT NULL,
            seen INTEGER NOT NULL,
            answer INTEGER NOT NULL,
            numerator INTEGER NOT NULL,
            denominator INTEGER NOT NULL,
            PRIMARY KEY (player, pack, subject)
        ) WITHOUT ROWID;
INSERT INTO "past" VALUES(1,'alpine','bases.match',1,7,1,1);
INSERT INTO "past" VALUES(1,'alpine','cars.number',1,5,1,2);
INSERT INTO "past" VALUES(1,'alpine','cars.order',1,6,1,1);
INSERT INTO "past" VALUES(1,'alpine','dealer',1,4,1,1);
INSERT INTO "past" VALUES(1,'alpine','dieppe.truth',1,3,1,1);
INSERT INTO "past" VALUES(1,'alpine','founder',1,4,1,1);
INSERT INTO "past" VALUES(1,'alpine','founder.text',1,4,1,1);
INSERT INTO "past" VALUES(1,'alpine','mechanicals',2,8,1,1);
INSERT INTO "past" VALUES(1,'alpine','mechanicals.choice',2,8,1,1);
INSERT INTO "past" VALUES(1,'alpine','wins.multiple',2,9,0,1);
INSERT INTO "past" VALUES(2,'alpine','fact0',3,17,1,1);
INSERT INTO "past" VALUES(2,'alpine','fact1',3,18,0,1);
INSERT INTO "past" VALUES(2,'alpine','fact2',1,14,1,1);
INSERT INTO "past" VALUES(2,'alpine','item0',3,17,1,1);
INSERT INTO "past" VALUES(2,'alpine','item1',3,18,0,1);
INSERT INTO "past" VALUES(2,'alpine','item2',1,14,1,1);
CREATE TABLE player (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            folded TEXT NOT NULL UNIQUE,
            since TEXT NOT NULL,
            latest TEXT NOT NULL
        , scheduled INTEGER NOT NULL DEFAULT 0);
INSERT INTO "player" VALUES(1,'Ann','ann','2025-11-22T12:01:00.000+00:00','2025-11-22T12:12:00.000+00:00',9);
INSERT INTO "player" VALUES(2,'Bob','bob','2025-11-22T12:15:00.000+00:00','2026-11-22T14:08:00.000+00:00',14);
CREATE TABLE round (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            player INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,
            pack TEXT NOT NULL,
            pack_version TEXT NOT NULL,
            pack_title TEXT NOT NULL,
            language TEXT NOT NULL,
            mode TEXT NOT NULL,
            topic TEXT NOT NULL,
            seed TEXT NOT NULL,
            total INTEGER NOT NULL,
            started TEXT NOT NULL,
            latest TEXT NOT NULL,
            finished TEXT,
            answered INTEGER NOT NULL DEFAULT 0,
            numerator INTEGER NOT NULL DEFAULT 0,
            denominator INTEGER NOT NULL DEFAULT 1,
            plan TEXT NOT NULL
        , time_limit INTEGER NOT NULL DEFAULT 0, seats TEXT NOT NULL DEFAULT '[]', time_added INTEGER NOT NULL DEFAULT 0, time_open REAL NOT NULL DEFAULT 0, pack_path TEXT NOT NULL DEFAULT '');
INSERT INTO "round" VALUES(1,'aaed1943a037263700b2fcc8c4e940dc',1,'alpine','1','Alpine','en','quick','','',7,'2025-11-22T12:02:00.000+00:00','2025-11-22T12:10:00.000+00:00','2025-11-22T12:10:00.000+00:00',7,13,2,'[{"item": "mechanicals.choice", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate"], "lefts": []}, {"item": "wins.multiple", "type": "multiple", "options": ["Monte Carlo", "Le Mans", "Indianapolis"], "lefts": []}, {"item": "dieppe.truth", "type": "true-false", "options": ["true", "false"], "lefts": []}, {"item": "founder.text", "type": "text", "options": [], "lefts": []}, {"item": "cars.number", "type": "number", "options": [], "lefts": []}, {"item": "cars.order", "type": "order", "options": ["A110", "A108", "A106"], "lefts": []}, {"item": "bases.match", "type": "match", "options": ["4CV", "Dauphine", "R8"], "lefts": ["A106", "A108", "A110"]}]',0,'[]',0,0.0,'');
INSERT INTO "round" VALUES(2,'67b9fb71c934970edccc1adc8bd9d7eb',1,'alpine','1','Alpine','en','quick','','',7,'2025-11-22T12:12:00.000+00:00','2025-11-22T12:14:00.000+00:00',NULL,2,1,1,'[{"item": "mechanicals.choice", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate"], "lefts": []}, {"item": "wins.multiple", "type": "multiple", "options": ["Monte Carlo", "Le Mans", "Indianapolis"], "lefts": []}, {"item": "dieppe.truth", "type": "true-false", "options": ["true", "false"], "lefts": []}, {"item": "founder.text", "type": "text", "options": [], "lefts": []}, {"item": "cars.number", "type": "number", "options": [], "lefts": []}, {"item": "cars.order", "type": "order", "options": ["A110", "A108", "A106"], "lefts": []}, {"item": "bases.match", "type": "match", "options": ["4CV", "Dauphine", "R8"], "lefts": ["A106", "A108", "A110"]}]',0,'[]',0,12.5,'');
INSERT INTO "round" VALUES(3,'16240ff6b7519447b5b74c29b7f230ce',2,'alpine','1','Alpine','en','quick','','',2,'2025-11-22T12:16:00.000+00:00','2025-11-22T12:18:00.000+00:00','2025-11-22T12:18:00.000+00:00',2,1,1,'[{"item": "item0", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate"], "lefts": []}, {"item": "item1", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate"], "lefts": []}]',0,'[]',0,0.0,'');
INSERT INTO "round" VALUES(4,'1071831a29876a8a1ac317b841612140',2,'alpine','1','Alpine','en','survival','','',6,'2026-11-22T09:03:00.000+00:00','2026-11-22T09:06:00.000+00:00',NULL,3,2,1,'[{"item": "item0", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate"], "lefts": []}, {"item": "item1", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate"], "lefts": []}, {"item": "item2", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate"], "lefts": []}, {"item": "item3", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate"], "lefts": []}, {"item": "item4", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate"], "lefts": []}, {"item": "item5", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate"], "lefts": []}]',0,'[]',0,0.0,'');
INSERT INTO "round" VALUES(5,'d8bd11130797f4cb9c6cb9b838ae2fa3',2,'alpine','1','Alpine','en','hotseat','','',2,'2026-11-22T14:02:00.000+00:00','2026-11-22T14:04:00.000+00:00','2026-11-22T14:04:00.000+00:00',2,1,1,'[{"item": "item0", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate", "Floride"], "lefts": []}, {"item": "item1", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate", "Floride"], "lefts": []}]',0,'{"names": ["Bob", "Zo\u00e9"], "style": "turns"}',0,0.0,'');
INSERT INTO "round" VALUES(6,'2011790b553959bb3940177ac457f916',2,'alpine','1','Alpine','en','quick','','',3,'2026-11-22T14:05:00.000+00:00','2026-11-22T14:07:00.000+00:00',NULL,2,1,4,'[{"item": "item0", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate", "Floride"], "lefts": []}, {"item": "item1", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate", "Floride"], "lefts": []}, {"item": "item2", "type": "choice", "options": ["4CV", "Dauphine", "Fr\u00e9gate", "Floride"], "lefts": []}]',600,'[]',60,0.0,'/home/bob/quiz/alpine');
CREATE INDEX round_by_player ON round (player, pack, mode, latest);
CREATE TRIGGER answers_stay BEFORE UPDATE ON answer
        BEGIN SELECT RAISE (ABORT, 'an answer is never changed'); END;
CREATE INDEX flag_by_item ON flag (pack, item);
CREATE VIEW counted AS
        SELECT answer.id, round, position, answer.at, item, facts, topic, difficulty, documents,
            seat, cost, denominator,
            CASE WHEN claim.answer IS NULL THEN numerator ELSE denominator END AS numerator
        FROM answer LEFT JOIN claim ON claim.answer = answer.id;
COMMIT;
