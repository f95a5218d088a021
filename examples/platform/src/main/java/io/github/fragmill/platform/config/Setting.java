package io.github.fragmill.platform.config;

/** The environment variables that the platform reads. */
public enum Setting {
  DATA(
      "./platform-data",
      "Folder for the database, files and master key, unless they are elsewhere."),
  HOST("127.0.0.1", "Address to listen on; 0.0.0.0 is every address of the machine."),
  PORT("8080", "Port to listen on; 0 takes a free one."),
  PUBLIC_URL(
      "", "Public address of the platform, used in answers; empty: the address of the request."),
  API_KEY(
      "",
      "Key that programs and people must show, 16 characters or more; empty: no key is needed."),
  DB_URL("", "JDBC address of PostgreSQL, MariaDB, MySQL or H2; empty: H2 in the data folder."),
  DB_USER("", "User of the database."),
  DB_PASSWORD("", "Password of the database."),
  INPUT(
      "",
      "Where uploads are kept: a folder or s3://bucket/prefix; empty: input in the data folder."),
  OUTPUT("", "Where packaged titles are kept, in the same form; empty: output in the data folder."),
  S3_ENDPOINT(
      "",
      "Address of the S3 server; empty: Amazon's. Credentials are found as Amazon's tools find them."),
  S3_REGION("us-east-1", "Region of the buckets."),
  S3_PATH_STYLE("false", "true: the bucket is in the path and not in the host's name."),
  MASTER_KEY(
      "",
      "32 bytes, hexadecimal or base64, that encrypt the content keys; empty: master.key in the data folder, made at the first start."),
  SPEKE_URL(
      "",
      "Address of a SPEKE key server that has the keys of new packagings, https or on this machine; empty: the platform makes them."),
  SPEKE_VERSION("2.0", "Version of SPEKE: 1.0, 2.0 or 2.1."),
  SPEKE_CONTRACT(
      "SHARED",
      "Which keys a title has: SHARED, or one of VIDEO-1 to VIDEO-8 and one of AUDIO-1 to AUDIO-3, with a comma."),
  SPEKE_CONTENT_ID(
      "title-{number}",
      "Name of a title for the key server unless the request gives one; {number} is the title's number. Platforms that share a key server need different names."),
  SPEKE_SYSTEMS(
      "",
      "DRM systems, with commas: widevine, playready, fairplay or UUIDs; empty: these three, FairPlay for cbcs only."),
  SPEKE_HEADERS(
      "", "Header fields for the key server, such as Authorization: Bearer ...; one a line."),
  SPEKE_SECONDS("30", "How long the key server may take to answer, all attempts together."),
  CALLBACK_URL("", "Address that receives results of encoding unless the request names another."),
  CALLBACK_SECRET("", "Signs callbacks, 16 characters or more; empty: they are not signed."),
  CALLBACK_PRIVATE("false", "true: callbacks may go to this machine and to private networks."),
  JOBS("2", "Titles that this process packages or encodes at once."),
  ATTEMPTS("5", "How often a job is tried when a storage or the database fails."),
  RETRY_SECONDS("10", "Wait after the first failure of a job; it doubles with each failure."),
  HEARTBEAT_SECONDS(
      "10",
      "Interval of the heartbeats of a process; after four missed ones others take its jobs."),
  FFMPEG("ffmpeg", "FFmpeg command that encodes the qualities for /encode."),
  LADDER(
      "720:2500,360:800",
      "Qualities of /encode: height in pixels and kilobits per second, highest first."),
  MAX_UPLOAD_BYTES("53687091200", "Most bytes of one upload."),
  MAX_UPLOAD_FILES("32", "Most files of one upload."),
  MAX_UPLOAD_MINUTES("360", "Most minutes that one upload may take."),
  MAX_UPLOADS("10000", "Most titles in the library."),
  CLEANUP_MINUTES("60", "How often the clean-up runs."),
  CLEANUP_AGE_MINUTES(
      "1440", "Age at which the clean-up deletes leftovers; longer than an upload may take."),
  TASK_DAYS("30", "How long finished tasks of /encode are kept."),
  LOG("text", "Format of the log: text, or json with one object per line."),
  LOG_LEVEL("INFO", "ERROR, WARN, INFO, or DEBUG, which logs each request.");

  private final String defaultText;
  private final String meaning;

  Setting(String defaultText, String meaning) {
    this.defaultText = defaultText;
    this.meaning = meaning;
  }

  /** Returns the name of the variable. */
  public String variable() {
    return "FRAGMILL_" + name();
  }

  /** Returns the default value; may be empty. */
  public String defaultText() {
    return defaultText;
  }

  /** Returns the meaning of the setting, in a sentence. */
  public String meaning() {
    return meaning;
  }
}
