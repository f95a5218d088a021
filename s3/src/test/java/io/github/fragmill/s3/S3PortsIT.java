package io.github.fragmill.s3;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.SharedOutput;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.testing.OutputContract;
import io.github.fragmill.testing.SharedOutputContract;
import io.github.fragmill.testing.SourceContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Against S3Proxy. */
@Tag("any-jdk")
final class S3PortsIT {

  private static final String PREFIX = "some/prefix";

  private static S3Server server;
  private static S3Client client;
  private static int buckets;

  private S3Bucket bucket;

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
  void makeBucket() {
    String name = "ports-" + buckets++;
    server.createBucket(name);
    bucket = S3Connection.of(client).bucket(name);
  }

  @Nested
  class Place extends OutputContract {

    @Override
    protected Output output() {
      return bucket.output(PREFIX);
    }

    @Override
    protected Map<String, byte[]> visible() throws IOException {
      return contents();
    }
  }

  @Nested
  class Shared extends SharedOutputContract {

    @Override
    protected SharedOutput output() {
      return bucket.sharedOutput(PREFIX);
    }

    @Override
    protected int minPartBytes() {
      return 5 << 20;
    }

    @Override
    protected Map<String, byte[]> everything() throws IOException {
      Map<String, byte[]> all = contents();
      for (S3Upload upload : bucket.uploads("")) {
        all.put("upload " + upload.id(), new byte[0]);
      }
      return all;
    }
  }

  private Map<String, byte[]> contents() throws IOException {
    List<S3Object> objects = new ArrayList<>();
    bucket.list("", objects::add);
    Map<String, byte[]> files = new TreeMap<>();
    for (S3Object object : objects) {
      String key = object.location().key();
      files.put(key.substring(PREFIX.length() + 1), bucket.bytes(key).orElseThrow());
    }
    return files;
  }

  @Nested
  class Found extends SourceContract {

    @Override
    protected Source source(byte[] content) {
      put(content);
      return bucket.source("films/movie.mp4");
    }
  }

  @Nested
  class Listed extends SourceContract {

    @Override
    protected Source source(byte[] content) throws IOException {
      put(content);
      return bucket.source(bucket.find("films/movie.mp4").orElseThrow());
    }
  }

  private void put(byte[] content) {
    client.putObject(
        request -> request.bucket(bucket.name()).key("films/movie.mp4"),
        RequestBody.fromBytes(content));
  }
}
