-- Keys from a key server: by which name it knows the title. What has failed, for programs.

ALTER TABLE packaging ADD COLUMN content_id VARCHAR(200);
ALTER TABLE packaging ADD COLUMN failure_kind VARCHAR(16);
ALTER TABLE encoding ADD COLUMN content_id VARCHAR(200);
