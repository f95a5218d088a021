package io.github.fragmill.example.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.cpix.CpixDocument;
import io.github.fragmill.cpix.CpixKey;
import io.github.fragmill.cpix.CpixWriter;
import io.github.fragmill.cpix.speke.EncryptionPreset;
import io.github.fragmill.cpix.speke.Speke;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.IvSecret;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.example.origin.process.OriginProcess;
import io.github.fragmill.example.origin.process.Until;
import io.github.fragmill.example.origin.process.Web;
import io.github.fragmill.hls.HlsManifest;
import io.github.fragmill.testing.keyserver.Fault;
import io.github.fragmill.testing.keyserver.SpekeServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Titles whose keys a SPEKE server has, or CPIX documents. */
final class KeyServerIT {

  private static final Path SAMPLE = OriginProcess.MEDIA.resolve("sample.mp4");
  private static final int REQUESTS = 1000;
  private static final int CLIENTS = 64;

  private final Path folder;
  private SpekeServer server;

  KeyServerIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void startServer() throws IOException {
    server = SpekeServer.start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private OriginProcess.Launch launch() {
    return OriginProcess.of(folder.resolve("origin"), OriginProcess.MEDIA)
        .variable("FRAGMILL_IV_SECRET", OriginProcess.IV_SECRET)
        .with("--speke", server.url(), "--speke-contract", "VIDEO-2,AUDIO-1");
  }

  @Test
  void title_everyFile_isThatOfPackagingWithTheServersKeys() throws Exception {
    Path reference = folder.resolve("reference");
    Packager.of(Source.file(SAMPLE))
        .layout(Layout.NUMBERED_SEGMENTS)
        .manifest(DashManifest.segmentTemplate(), HlsManifest.of())
        .protect(
            CommonEncryption.builder(Scheme.CBCS)
                .keys(
                    Speke.v2(server.url())
                        .contentId("studio/sample")
                        .contract(EncryptionPreset.VIDEO_2, EncryptionPreset.AUDIO_1))
                .deriveIv(
                    IvSecret.of(OriginProcess.IV_SECRET.getBytes(StandardCharsets.UTF_8)), "sample")
                .build())
        .packageTo(Output.directory(reference));
    int before = server.requests().size();
    try (OriginProcess origin =
            launch()
                .with("--content-id", "studio/{title}", "--measure")
                .with("--plan-folder", folder.resolve("plans"))
                .start();
        Stream<Path> files = Files.walk(reference)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = reference.relativize(file).toString();
        HttpResponse<byte[]> response = Web.get(origin.uri("/sample/" + name));
        assertThat(response.statusCode()).as(name).isEqualTo(200);
        assertThat(response.body()).as(name).isEqualTo(Files.readAllBytes(file));
      }
      assertThat(server.requests()).hasSize(before + 1);
      assertThat(Web.get(origin.uri("/?play=sample")).statusCode()).isEqualTo(200);
      String printed = origin.err() + origin.out();
      assertThat(printed).contains("encrypted by cbcs");
      assertThat(server.keys().values()).noneMatch(printed::contains);
    }
  }

  /** Planned again and again, because a title is kept for a second only. */
  @Test
  void title_aThousandRequestsAndMore_costOneRequest() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (OriginProcess origin = launch().with("--keep-titles", "1").start()) {
      List<Future<Integer>> statuses = new ArrayList<>();
      for (int request = 0; request < REQUESTS; request++) {
        statuses.add(
            clients.submit(() -> Web.get(origin.uri("/sample/manifest.mpd")).statusCode()));
      }
      for (Future<Integer> status : statuses) {
        assertThat(status.get()).isEqualTo(200);
      }
      double planned = Web.figure(origin, "fragmill_origin_titles_planned_total");
      assertThat(
              Until.met(
                  () -> {
                    Web.get(origin.uri("/sample/manifest.mpd"));
                    return Web.figure(origin, "fragmill_origin_titles_planned_total") > planned;
                  }))
          .isTrue();
      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0)).contains("contentId=\"sample\"");
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void title_serverFails_isAFailureAndNeverClear() throws Exception {
    try (OriginProcess origin = launch().with("--speke-seconds", "1").start()) {
      for (Fault fault : List.of(Fault.REFUSED, Fault.ALWAYS_DOWN, Fault.SLOW)) {
        server.fault(fault);
        boolean isLate = fault == Fault.SLOW;
        assertThat(
                Until.met(
                    () ->
                        Web.get(origin.uri("/sample/manifest.mpd")).statusCode()
                            == (isLate ? 504 : 502)))
            .as(fault.toString())
            .isTrue();
        for (String path : List.of("manifest.mpd", "master.m3u8", "video-360/1.m4s")) {
          HttpResponse<byte[]> failed = Web.get(origin.uri("/sample/" + path));
          assertThat(failed.statusCode()).isIn(502, 504);
          assertThat(Web.text(failed))
              .isIn("the keys of the title are missing\n", "the key server does not answer\n");
          assertThat(Web.field(failed, "Cache-Control")).isEqualTo("no-store");
        }
      }
      assertThat(origin.err()).contains("answered 422", "within 1000 ms");
      server.fault(Fault.NONE);

      assertThat(Until.met(() -> Web.get(origin.uri("/sample/manifest.mpd")).statusCode() == 200))
          .isTrue();
    }
  }

  @Test
  void mapping_eachTitle_hasKeysFromWhereItSays() throws Exception {
    Path root = Files.createDirectory(folder.resolve("media"));
    Files.copy(SAMPLE, root.resolve("sample.mp4"));
    String keyId = "11111111-2222-4333-8444-555555555555";
    try (OutputStream out = Files.newOutputStream(root.resolve("keys.xml"))) {
      byte[] key = HexFormat.of().parseHex(OriginProcess.KEY);
      CpixWriter.plain()
          .write(
              new CpixDocument(
                  Optional.empty(),
                  Optional.empty(),
                  List.of(CpixKey.of(KeyId.of(keyId), key).withScheme("cenc")),
                  List.of(),
                  List.of(),
                  List.of()),
              out);
    }
    String title = ": {\"sources\": [{\"path\": \"sample.mp4\"}]";
    Path mapping =
        Files.writeString(
            folder.resolve("titles.json"),
            "{\"usual\""
                + title
                + "}, \"named\""
                + title
                + ", \"contentId\": \"film 17\"}, \"document\""
                + title
                + ", \"cpix\": \"keys.xml\"}, \"gone\""
                + title
                + ", \"cpix\": \"other.xml\"}, \"clear\""
                + title
                + ", \"scheme\": \"none\"}, \"contradicts\""
                + title
                + ", \"scheme\": \"none\", \"contentId\": \"x\"}, \"key\""
                + title
                + ", \"keyId\": \""
                + OriginProcess.KEY_ID
                + "\"}}");
    try (OriginProcess origin =
        OriginProcess.of(folder.resolve("mapped"), root)
            .with("--speke", server.url(), "--mapping", mapping)
            .start()) {
      assertThat(manifest(origin, "usual")).contains("\"cbcs\"", "ContentProtection");
      assertThat(manifest(origin, "named")).contains("\"cbcs\"", "ContentProtection");
      assertThat(server.requests())
          .satisfiesExactly(
              it -> assertThat(it).contains("contentId=\"usual\""),
              it -> assertThat(it).contains("contentId=\"film 17\""));
      assertThat(manifest(origin, "document")).contains("\"cenc\"", keyId);
      assertThat(manifest(origin, "clear")).doesNotContain("ContentProtection");
      for (String failing : List.of("gone", "contradicts", "key")) {
        assertThat(Web.get(origin.uri("/" + failing + "/manifest.mpd")).statusCode())
            .as(failing)
            .isEqualTo(502);
      }
      assertThat(origin.err()).contains("but there is no key", "other.xml", "expected a scheme");
    }
    // Without a server, titles that name themselves for one are not clear.
    try (OriginProcess origin =
        OriginProcess.of(folder.resolve("alone"), root).with("--mapping", mapping).start()) {
      assertThat(manifest(origin, "usual")).doesNotContain("ContentProtection");
      assertThat(manifest(origin, "document")).contains("\"cenc\"", keyId);
      assertThat(Web.get(origin.uri("/named/manifest.mpd")).statusCode()).isEqualTo(502);
      assertThat(Web.get(origin.uri("/key/manifest.mpd")).statusCode()).isEqualTo(502);
    }
  }

  private static String manifest(OriginProcess origin, String title) throws Exception {
    HttpResponse<byte[]> response = Web.get(origin.uri("/" + title + "/manifest.mpd"));
    assertThat(response.statusCode()).as(title).isEqualTo(200);
    return Web.text(response);
  }
}
