package io.github.fragmill.example.spark;

import io.github.fragmill.example.spark.catalog.JobSettings;
import io.github.fragmill.example.spark.place.Places;
import io.github.fragmill.example.spark.report.CommittedStream;
import io.github.fragmill.example.spark.report.Report;
import io.github.fragmill.s3.S3Location;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Packages a catalogue. */
@Command(
    name = "fragmill-spark",
    description =
        "Packages the titles of a catalogue as MPEG-DASH and HLS on a cluster. The exit code is 1 "
            + "when a title failed.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CatalogCommand implements Callable<Integer> {

  private static final long UNIT_BYTES = 256L << 20;

  private final PrintStream output;
  private final PrintStream errors;

  @Option(
      names = "--catalog",
      paramLabel = "PLACE",
      required = true,
      description =
          "The catalogue, a title on each line in JSON: a file that all machines see, s3://, or what "
              + "Hadoop reads, such as hdfs://.")
  private String catalog = "";

  @Option(
      names = "--out",
      paramLabel = "PLACE",
      required = true,
      description =
          "Where titles go, each to a folder of its own: a folder that all machines see under the "
              + "same path, or s3://BUCKET/PREFIX.")
  private String out = "";

  @Option(
      names = "--overwrite",
      description = "Replaces also what no run of this program has written.")
  private boolean overwrite;

  @Option(
      names = "--dry-run",
      description = "Plans all titles and reports what would be packaged; writes no title.")
  private boolean dryRun;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "File of keys on each executor, one [TRACKS=]KID:KEY a line. Without it, the variable "
              + "FRAGMILL_KEYS of each executor.")
  private String keyFile = "";

  @Option(
      names = "--input-key-file",
      paramLabel = "FILE",
      description = "File of keys of encrypted sources, on each executor.")
  private String inputKeyFile = "";

  @Option(
      names = "--iv-secret",
      paramLabel = "FILE",
      description =
          "File on each executor with a secret of 16 characters or more, which initialization "
              + "vectors are derived from. Without it, the variable FRAGMILL_IV_SECRET.")
  private String ivSecret = "";

  @Option(
      names = "--speke",
      paramLabel = "URL",
      description =
          "SPEKE 2.0 key server, which executors ask for the keys of titles without a keyId.")
  private String speke = "";

  @Option(
      names = "--speke-contract",
      paramLabel = "PRESET",
      split = ",",
      description = "Which keys titles have, as of fragmill package; a title may say another one.")
  private List<String> spekeContract = List.of();

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "The S3 server (default: Amazon's). Credentials are those of each executor.")
  private String s3Endpoint = "";

  @Option(
      names = "--s3-region",
      paramLabel = "REGION",
      description = "Region of the buckets (default: ${DEFAULT-VALUE}).")
  private String s3Region = "us-east-1";

  @Option(
      names = "--s3-path-style",
      description = "Whether buckets are in paths, as most other servers have them.")
  private boolean s3PathStyle;

  @Option(
      names = "--unit-mib",
      paramLabel = "N",
      description =
          "How much media a task has at least, 5 to 480 (default: 256). A title of less is one task.")
  private long unitMib = UNIT_BYTES >> 20;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "The report, a line of JSON for each title: a file or s3:// (default: report.jsonl at "
              + "--out).")
  private Optional<String> reportFile = Optional.empty();

  @Option(
      names = "--report-parquet",
      paramLabel = "PLACE",
      description =
          "The report as Parquet, too: a place that all machines see, as the report is then.")
  private Optional<String> reportParquet = Optional.empty();

  @Option(names = "--quiet", description = "Shows failures only.")
  private boolean quiet;

  CatalogCommand(PrintStream output, PrintStream errors) {
    this.output = output;
    this.errors = errors;
  }

  @Override
  public Integer call() throws IOException {
    if (unitMib < 5 || unitMib > 480) {
      errors.println("--unit-mib: expected 5 to 480, found " + unitMib);
      return 2;
    }
    SparkConf conf =
        new SparkConf()
            .setIfMissing("spark.app.name", "fragmill-spark")
            .setIfMissing("spark.log.level", "WARN");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      JobSettings settings = settings(conf);
      try (Places places = new Places(settings);
          Report report = new Report(openReport(places), output, quiet)) {
        new CatalogJob(spark, settings, report).run(Catalog.open(catalog, spark, places));
        report.show();
        if (reportParquet.isPresent()) {
          report.flush();
          writeParquet(spark, reportParquet.get());
        }
        return report.unfinished() == 0 ? 0 : 1;
      }
    }
  }

  private JobSettings settings(SparkConf conf) {
    return new JobSettings(
        UUID.randomUUID().toString(),
        folderOf(absolute(catalog)),
        absolute(out),
        overwrite,
        dryRun,
        unitMib << 20,
        conf.getInt("spark.task.cpus", 1),
        new JobSettings.KeyPlaces(
            absoluteFile(keyFile),
            absoluteFile(inputKeyFile),
            absoluteFile(ivSecret),
            speke,
            List.copyOf(spekeContract)),
        new JobSettings.S3Settings(s3Endpoint, s3Region, s3PathStyle));
  }

  private static String absoluteFile(String path) {
    return path.isEmpty() ? path : absolute(path);
  }

  private static String absolute(String place) {
    return place.contains("://") ? place : Path.of(place).toAbsolutePath().normalize().toString();
  }

  private static String folderOf(String place) {
    return place.substring(0, place.lastIndexOf('/') + 1);
  }

  private String reportPlace() {
    return reportFile.orElseGet(
        () -> absolute(out) + (out.endsWith("/") ? "" : "/") + "report.jsonl");
  }

  private OutputStream openReport(Places places) throws IOException {
    String place = reportPlace();
    if (Places.isInBucket(place)) {
      S3Location location = S3Location.parse(place);
      return new CommittedStream(places.bucket(location).create(location.key()));
    }
    Path file = Path.of(place).toAbsolutePath();
    Files.createDirectories(file.resolveSibling(""));
    return Files.newOutputStream(file);
  }

  private void writeParquet(JavaSparkContext spark, String place) {
    SparkSession session = SparkSession.builder().sparkContext(spark.sc()).getOrCreate();
    session
        .read()
        .schema(
            "title STRING, line BIGINT, state STRING, bytes BIGINT, seconds DOUBLE,"
                + " manifests ARRAY<STRING>, notes ARRAY<STRING>, failure STRING")
        .json(reportPlace())
        .coalesce(1)
        .write()
        .mode("overwrite")
        .parquet(place);
  }
}
