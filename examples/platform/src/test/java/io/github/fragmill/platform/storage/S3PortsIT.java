package io.github.fragmill.platform.storage;

import io.github.fragmill.s3.S3Connection;
import io.github.fragmill.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Against S3Proxy. */
@Tag("any-jdk")
final class S3PortsIT extends PortsContract {

  private static S3Server server;
  private static S3Client client;
  private static int buckets;

  private Storage storage;

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
    String name = "ports-" + buckets++;
    server.createBucket(name);
    storage = S3Storage.of(S3Connection.of(client).bucket(name), "some/prefix");
  }

  @Override
  Storage storage() {
    return storage;
  }
}
