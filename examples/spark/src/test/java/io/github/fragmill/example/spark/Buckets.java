package io.github.fragmill.example.spark;

import io.github.fragmill.s3.S3Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Looks into buckets. */
public final class Buckets {

  private static final int TIMEOUT_SECONDS = 60;
  private static final Pattern PARTIAL =
      Pattern.compile("-\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}$");

  private Buckets() {}

  /** Returns the keys that begin with a prefix. */
  public static List<String> keys(S3Bucket bucket, String prefix) throws IOException {
    List<String> keys = new ArrayList<>();
    bucket.list(prefix, it -> keys.add(it.location().key()));
    return keys;
  }

  /**
   * Waits until S3Proxy has dropped what killed processes were sending. Other than S3, it lists
   * what it has not received whole, under a name of its own: the key, a hyphen and a UUID.
   */
  static void awaitDropped(S3Bucket bucket, String prefix)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (keys(bucket, prefix).stream().anyMatch(it -> PARTIAL.matcher(it).find())) {
      if (System.nanoTime() > deadline) {
        throw new IOException("some are still being received: " + keys(bucket, prefix));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Copies all that is below a prefix into a folder, and returns the folder. */
  public static Path copy(S3Bucket bucket, String prefix, Path folder) throws IOException {
    for (String key : keys(bucket, prefix)) {
      Path file = folder.resolve(key.substring(prefix.length()));
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, bucket.bytes(key).orElseThrow(() -> new IOException(key + " is gone")));
    }
    return folder;
  }
}
