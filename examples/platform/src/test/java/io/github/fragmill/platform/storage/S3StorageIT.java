package io.github.fragmill.platform.storage;

import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.s3.S3Bucket;
import io.github.fragmill.s3.S3Connection;
import io.github.fragmill.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Against S3Proxy, with all that a storage promises. */
@Tag("any-jdk")
final class S3StorageIT extends StorageContract {

  private static final int PART_BYTES = 5 << 20;

  private static S3Server server;
  private static S3Client client;
  private static int buckets;

  private S3Bucket bucket;
  private S3Storage storage;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    server = S3Server.start(folder);
    client = server.client();
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    server.close();
  }

  @BeforeEach
  void openStorage() {
    String name = "bucket-" + buckets++;
    server.createBucket(name);
    bucket = S3Connection.of(client).bucket(name);
    storage = S3Storage.of(bucket, "some/prefix");
  }

  @Override
  Storage storage() {
    return storage;
  }

  @Override
  List<String> everything() throws IOException {
    List<String> found = new ArrayList<>();
    bucket.list("", object -> found.add(object.location().key()));
    bucket.uploads("").forEach(upload -> found.add("upload of " + upload.location().key()));
    return found;
  }

  /** One file is whole, another is on its way; nobody closes anything. */
  @Override
  @SuppressWarnings("MustBeClosedChecker")
  void beginAndBeKilled(String item) throws Exception {
    OutputTransaction transaction = storage.output(item).begin();
    write(transaction, "whole.mp4", new byte[1000]);
    write(transaction.create("half.mp4"), new byte[PART_BYTES + 1]);
  }
}
