-- The tables of db-scheduler: one for what takes long, one for what must not wait behind it.

CREATE TABLE long_job (
  task_name            VARCHAR(100) NOT NULL,
  task_instance        VARCHAR(100) NOT NULL,
  task_data            ${bytes},
  execution_time       ${instant}   NOT NULL,
  picked               BOOLEAN      NOT NULL,
  picked_by            VARCHAR(50),
  last_success         ${instant}   NULL,
  last_failure         ${instant}   NULL,
  consecutive_failures INT,
  last_heartbeat       ${instant}   NULL,
  version              BIGINT       NOT NULL,
  priority             SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX long_job_due ON long_job (execution_time);
CREATE INDEX long_job_heartbeat ON long_job (last_heartbeat);

CREATE TABLE short_job (
  task_name            VARCHAR(100) NOT NULL,
  task_instance        VARCHAR(100) NOT NULL,
  task_data            ${bytes},
  execution_time       ${instant}   NOT NULL,
  picked               BOOLEAN      NOT NULL,
  picked_by            VARCHAR(50),
  last_success         ${instant}   NULL,
  last_failure         ${instant}   NULL,
  consecutive_failures INT,
  last_heartbeat       ${instant}   NULL,
  version              BIGINT       NOT NULL,
  priority             SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX short_job_due ON short_job (execution_time);
CREATE INDEX short_job_heartbeat ON short_job (last_heartbeat);
