package io.github.fragmill.platform.config;

/** The variables of the environment that the platform reads. */
public enum Setting {
  DATA("./platform-data", "Folder for what is not elsewhere: database, files, master key."),
  HOST("127.0.0.1", "Address to listen on; 0.0.0.0 is every address of the machine."),
  PORT("8080", "Port to listen on; 0 takes a free one."),
  PUBLIC_URL("", "How the outside reaches the platform, for addresses in answers; else as asked."),
  API_KEY("", "What programs and people must show, 16 characters or more; empty: nobody has to."),
  DB_URL("", "JDBC address of PostgreSQL, MariaDB, MySQL or H2; empty: H2 in the data folder."),
  DB_USER("", "User of the database."),
  DB_PASSWORD("", "Password of the database."),
  INPUT(
      "",
      "Where uploads are kept: a folder or s3://bucket/prefix; empty: input in the data folder."),
  OUTPUT("", "Where packaged titles are kept, likewise; empty: output in the data folder."),
  S3_ENDPOINT(
      "",
      "Address of the S3 server; empty: Amazon's. Credentials are found as Amazon's tools find them."),
  S3_REGION("us-east-1", "Region of the buckets."),
  S3_PATH_STYLE("false", "true: the bucket is in the path and not in the host's name."),
  MASTER_KEY(
      "",
      "32 bytes, hexadecimal or base64, that encrypt the content keys; empty: master.key in the data folder, made at the first start."),
  CALLBACK_URL("", "Where results of encoding are told unless the request says otherwise."),
  CALLBACK_SECRET("", "Signs callbacks, 16 characters or more; empty: they are not signed."),
  CALLBACK_PRIVATE("false", "true: callbacks may go to this machine and to private networks."),
  JOBS("2", "Titles that are packaged or encoded at once by this process."),
  ATTEMPTS("5", "How often a job is tried when something outside of the title fails."),
  RETRY_SECONDS("10", "How long the first failed job waits; it doubles with each failure."),
  HEARTBEAT_SECONDS(
      "10",
      "How often a process says that it is alive; after four times in silence others take its jobs."),
  FFMPEG("ffmpeg", "Command that makes lower qualities for /encode."),
  LADDER(
      "720:2500,360:800",
      "Qualities of /encode: lines of the picture and kilobits a second, highest first."),
  MAX_UPLOAD_BYTES("53687091200", "Most bytes of one upload."),
  MAX_UPLOAD_FILES("32", "Most files of one upload."),
  MAX_UPLOAD_MINUTES("360", "Most minutes that one upload may take."),
  MAX_UPLOADS("10000", "Most titles in the library."),
  CLEANUP_MINUTES("60", "How often the clean-up runs."),
  CLEANUP_AGE_MINUTES(
      "1440",
      "How old what nobody knows must be before the clean-up deletes it; longer than an upload."),
  TASK_DAYS("30", "How long finished tasks of /encode can be asked for."),
  LOG("text", "Form of the log: text, or json with an object for each line."),
  LOG_LEVEL("INFO", "ERROR, WARN, INFO, or DEBUG, which tells of each request.");

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

  /** Returns what holds when the variable is not set; may be empty. */
  public String defaultText() {
    return defaultText;
  }

  /** Returns what is set by it, in a sentence. */
  public String meaning() {
    return meaning;
  }
}
