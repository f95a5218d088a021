package io.github.fragmill.integration.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.ranged.RangedReading;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import io.github.fragmill.http.HttpSource;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.origin.Origin;
import io.github.fragmill.origin.OriginRequest;
import io.github.fragmill.origin.OriginResponse;
import io.github.fragmill.origin.catalog.Title;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An origin whose films are on another server. */
final class RemoteOriginTest implements AutoCloseable {

  private static final String MPD = "/film/manifest.mpd";
  private static final String SEGMENT = "/film/video-360/2.m4s";

  private final byte[] film = Files.readAllBytes(BundledClip.file());
  private final RangeServer server = new RangeServer(film);
  private final HttpSource source =
      HttpSource.of(server.url()).withReading(RangedReading.standard().withMaxRetries(0));
  private final Origin origin = origin(source);

  RemoteOriginTest() throws IOException {}

  private static Origin origin(Source source) {
    return Origin.builder(name -> Optional.of(Title.of(packager(source))))
        .redirectManifests()
        .segmentCacheBytes(0, 0)
        .keepFailures(Duration.ofMillis(1))
        .build();
  }

  private static Packager packager(Source source) {
    return Packager.of(source).manifest(DashManifest.segmentTemplate(), HlsManifest.of());
  }

  @AfterEach
  @Override
  public void close() {
    server.close();
  }

  private OriginResponse get(String path) {
    return origin.handle(OriginRequest.of("GET", path));
  }

  private int status(String path) {
    try (OriginResponse response = get(path)) {
      return response.status();
    }
  }

  @Test
  void handle_segment_isOneRequestToTheServerAndTheSameBytes() throws Exception {
    Output.Memory local = Output.memory();
    packager(Source.file(BundledClip.file())).packageTo(local);
    assertThat(status(MPD)).isEqualTo(307);
    server.requests.clear();

    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (OriginResponse response = get(SEGMENT)) {
      response.writeTo(Channels.newChannel(body));
    }

    assertThat(body.toByteArray()).isEqualTo(local.files().get("video-360/2.m4s"));
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void handle_filmWasReplaced_oldVersionIsGoneAndTheNewOneIsServed() {
    String version;
    try (OriginResponse response = get(MPD)) {
      version = String.valueOf(response.fields().get("Location")).substring(2, 25);
    }
    String old = "/film/" + version + "/video-360/2.m4s";
    assertThat(status(old)).isEqualTo(200);

    server.replace(Arrays.copyOf(film, film.length + 100));

    assertThat(status(old)).isEqualTo(404);
    assertThat(status(SEGMENT)).isEqualTo(200);
    try (OriginResponse response = get(MPD)) {
      assertThat(response.fields().get("Location")).doesNotContain(version);
    }
  }

  @Test
  void handle_serverFails_badGatewayUntilItIsBack() throws Exception {
    assertThat(status(SEGMENT)).isEqualTo(200);
    server.status = 500;
    assertThat(status(SEGMENT)).isEqualTo(502);

    server.status = 200;
    Thread.sleep(5);

    assertThat(status(SEGMENT)).isEqualTo(200);
  }

  @Test
  void handle_serverDoesNotAnswer_gatewayTimeout() {
    server.status = 0;
    Origin impatient = origin(source.withTimeout(Duration.ofMillis(100)));

    try (OriginResponse response = impatient.handle(OriginRequest.of("GET", MPD))) {
      assertThat(response.status()).isEqualTo(504);
    }
  }

  @Test
  void handle_failure_doesNotRepeatTheSignature() {
    server.status = 403;

    try (OriginResponse response = get(MPD)) {
      assertThat(response.status()).isEqualTo(502);
      assertThat(response.failure().orElseThrow().getMessage()).doesNotContain("s3cret");
    }
  }
}
