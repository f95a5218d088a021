package io.github.fragmill.example.spark;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.example.spark.place.Places;
import io.github.fragmill.s3.S3Location;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The lines of a catalogue.
 *
 * @param lines all of them
 * @param count how many are not blank
 */
record Catalog(JavaRDD<String> lines, long count) {

  private static final int LINES_PER_PARTITION = 50_000;

  /** Small files are one partition, whose lines Spark numbers without a job. */
  private static final int MIN_PARTITIONS = 1;

  /**
   * Opens a catalogue. The driver counts its lines, while executors are started.
   *
   * @param place a file, {@code s3://}, or what Hadoop reads
   */
  static Catalog open(String place, JavaSparkContext spark, Places places) throws IOException {
    if (Places.isInBucket(place)) {
      S3Location location = S3Location.parse(place);
      String text =
          places
              .bucket(location)
              .text(location.key())
              .orElseThrow(() -> new SourceException("there is no catalogue " + place));
      List<String> lines = text.lines().toList();
      int partitions = MIN_PARTITIONS + lines.size() / LINES_PER_PARTITION;
      return new Catalog(spark.parallelize(lines, partitions), filled(lines.stream()));
    }
    java.nio.file.Path file = java.nio.file.Path.of(place).toAbsolutePath();
    if (!Places.isInHadoop(place) && !Files.isRegularFile(file)) {
      throw new SourceException("there is no catalogue " + place);
    }
    String uri = Places.isInHadoop(place) ? place : file.toUri().toString();
    return new Catalog(
        spark.textFile(uri, MIN_PARTITIONS), count(new Path(uri), spark.hadoopConfiguration()));
  }

  private static long count(Path path, Configuration configuration) throws IOException {
    FileSystem files = path.getFileSystem(configuration);
    CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(path);
    try (InputStream bytes = files.open(path);
        InputStream content = codec == null ? bytes : codec.createInputStream(bytes);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
      return filled(lines.lines());
    }
  }

  private static long filled(Stream<String> lines) {
    return lines.filter(line -> !line.isBlank()).count();
  }
}
