-- One text for H2, PostgreSQL, MariaDB and MySQL; what they call differently are placeholders.
-- Times are milliseconds since 1970, in UTC.

CREATE TABLE upload (
  id                 ${identity} PRIMARY KEY,
  title              VARCHAR(200)  NOT NULL,
  item               VARCHAR(100)  NOT NULL UNIQUE, -- where its files are in the input storage
  size_bytes         BIGINT        NOT NULL,
  duration_ms        BIGINT        NOT NULL,
  video_track_number INT           NOT NULL,
  notes              ${text}       NOT NULL,        -- a line each
  created_at         BIGINT        NOT NULL
);

CREATE TABLE upload_file (
  upload_id  BIGINT       NOT NULL,
  position   INT          NOT NULL,
  name       VARCHAR(255) NOT NULL,                 -- as the user calls it
  stored     VARCHAR(200) NOT NULL,                 -- as the input storage does
  size_bytes BIGINT       NOT NULL,
  language   VARCHAR(35),
  label      VARCHAR(200),
  role       VARCHAR(35),
  PRIMARY KEY (upload_id, position),
  FOREIGN KEY (upload_id) REFERENCES upload (id) ON DELETE CASCADE
);

CREATE TABLE upload_track (
  upload_id    BIGINT       NOT NULL,
  file         INT          NOT NULL,
  track_number BIGINT       NOT NULL,
  type         VARCHAR(10)  NOT NULL,
  codec        VARCHAR(100) NOT NULL,
  width        INT,
  height       INT,
  frame_rate   DOUBLE PRECISION,
  channels     INT,
  sample_rate  INT,
  language     VARCHAR(35),
  duration_ms  BIGINT       NOT NULL,
  PRIMARY KEY (upload_id, file, track_number),
  FOREIGN KEY (upload_id) REFERENCES upload (id) ON DELETE CASCADE
);

CREATE TABLE packaging (
  id          ${identity} PRIMARY KEY,
  upload_id   BIGINT       NOT NULL,
  status      VARCHAR(16)  NOT NULL,
  progress    INT          NOT NULL,                -- in thousandths
  scheme      VARCHAR(8)   NOT NULL,
  encrypted   VARCHAR(8)   NOT NULL,
  profile     VARCHAR(16)  NOT NULL,
  segment_ms  INT          NOT NULL,
  trick_play  BOOLEAN      NOT NULL,
  key_id      VARCHAR(32),
  wrapped_key VARCHAR(64),                          -- AES key wrap with the master key, hexadecimal
  item        VARCHAR(100),                         -- where its files are in the output storage
  failure     VARCHAR(1000),
  attempts    INT          NOT NULL,
  claim       VARCHAR(36),                          -- which attempt may write here
  instance    VARCHAR(100),                         -- the process that made the attempt
  created_at  BIGINT       NOT NULL,
  started_at  BIGINT,
  finished_at BIGINT,
  changed_at  BIGINT       NOT NULL,
  FOREIGN KEY (upload_id) REFERENCES upload (id) ON DELETE CASCADE
);

CREATE INDEX packaging_of_upload ON packaging (upload_id);
CREATE INDEX packaging_changed ON packaging (changed_at);

CREATE TABLE encoding (
  task_id        VARCHAR(36)  PRIMARY KEY,
  video_filename VARCHAR(255) NOT NULL,
  callback_url   VARCHAR(2000),
  callback_due   BOOLEAN      NOT NULL,             -- it has ended, and nobody was told
  scheme         VARCHAR(8)   NOT NULL,
  encrypted      VARCHAR(8)   NOT NULL,
  profile        VARCHAR(16)  NOT NULL,
  segment_ms     INT          NOT NULL,
  trick_play     BOOLEAN      NOT NULL,
  key_id         VARCHAR(32),
  wrapped_key    VARCHAR(64),
  packaging_id   BIGINT,
  status         VARCHAR(16)  NOT NULL,
  failure        VARCHAR(1000),
  created_at     BIGINT       NOT NULL,
  finished_at    BIGINT
);

CREATE INDEX encoding_of_packaging ON encoding (packaging_id);

CREATE TABLE installation (
  fact    VARCHAR(50)  PRIMARY KEY,
  content VARCHAR(200) NOT NULL
);
