package io.github.fragmill.example.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.example.origin.process.OriginProcess;
import io.github.fragmill.example.origin.process.Reference;
import io.github.fragmill.example.origin.process.Web;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is served is what packaging beforehand gives. */
final class TitlesIT {

  private static final Path SAMPLE = OriginProcess.MEDIA.resolve("sample.mp4");

  private final Path folder;

  TitlesIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "segments, none",
    "segments, cbcs",
    "segments, cenc",
    "single, none",
    "single, cbcs",
    "single, cenc"
  })
  void title_everyFile_isThatOfPackaging(String layout, String scheme) throws Exception {
    Map<String, byte[]> expected =
        Reference.files(SAMPLE, "sample", scheme, layout, folder.resolve("reference"));
    assertThat(expected).containsKeys("manifest.mpd", "master.m3u8");
    try (OriginProcess origin =
        OriginProcess.of(folder, OriginProcess.MEDIA)
            .encrypted()
            .with("--layout", layout, "--scheme", scheme, "--measure")
            .start()) {
      for (Map.Entry<String, byte[]> file : expected.entrySet()) {
        HttpResponse<byte[]> response = Web.get(origin.uri("/sample/" + file.getKey()));
        assertThat(response.statusCode()).as(file.getKey()).isEqualTo(200);
        assertThat(response.body()).as(file.getKey()).isEqualTo(file.getValue());
      }
      assertThat(Web.figure(origin, "fragmill_origin_buffers_used_bytes")).isZero();
    }
  }

  /** Nothing is read of a title for its manifests, so bit rates are upper bounds. */
  @Test
  void manifest_notMeasured_differsInBitRatesOnly() throws Exception {
    byte[] expected =
        Reference.files(SAMPLE, "sample", "cbcs", "segments", folder.resolve("reference"))
            .get("manifest.mpd");
    try (OriginProcess origin = OriginProcess.of(folder, OriginProcess.MEDIA).encrypted().start()) {
      String served = Web.text(Web.get(origin.uri("/sample/manifest.mpd")));
      assertThat(withoutBitRates(served))
          .isEqualTo(withoutBitRates(new String(expected, StandardCharsets.UTF_8)));
    }
  }

  private static String withoutBitRates(String manifest) {
    return manifest.replaceAll("bandwidth=\"\\d+\"|minBufferTime=\"[^\"]+\"", "");
  }

  @Test
  void scheme_notGiven_followsFromTheKey() throws Exception {
    try (OriginProcess clear =
        OriginProcess.of(folder.resolve("clear"), OriginProcess.MEDIA).start()) {
      assertThat(Web.text(Web.get(clear.uri("/sample/manifest.mpd"))))
          .doesNotContain("ContentProtection");
      assertThat(clear.err()).contains("clear").doesNotContain("--iv-secret");
    }
    try (OriginProcess encrypted =
        OriginProcess.of(folder.resolve("encrypted"), OriginProcess.MEDIA)
            .with("--key", OriginProcess.KEY_ID + ":" + OriginProcess.KEY)
            .start()) {
      assertThat(Web.text(Web.get(encrypted.uri("/sample/manifest.mpd")))).contains("\"cbcs\"");
      assertThat(encrypted.err()).contains("several nodes need --iv-secret");
    }
  }

  /** As a page of one node refers to segments of another. */
  @Test
  void secondNode_sameSecret_sameBytesAndTags() throws Exception {
    try (OriginProcess one =
            OriginProcess.of(folder.resolve("one"), OriginProcess.MEDIA).encrypted().start();
        OriginProcess two =
            OriginProcess.of(folder.resolve("two"), OriginProcess.MEDIA).encrypted().start()) {
      for (String path : new String[] {"/sample/manifest.mpd", "/sample/video-360/2.m4s"}) {
        HttpResponse<byte[]> first = Web.get(one.uri(path));
        HttpResponse<byte[]> second = Web.get(two.uri(path));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(Web.field(second, "ETag")).isEqualTo(Web.field(first, "ETag")).isNotEmpty();
      }
    }
  }

  @Test
  void redirectManifests_asked_leadsToVersion() throws Exception {
    try (OriginProcess origin =
        OriginProcess.of(folder, OriginProcess.MEDIA).with("--redirect-manifests").start()) {
      HttpResponse<byte[]> response = Web.get(origin.uri("/sample/manifest.mpd"));
      assertThat(response.statusCode()).isEqualTo(307);
      HttpResponse<byte[]> versioned =
          Web.get(origin.uri("/sample/manifest.mpd").resolve(Web.field(response, "Location")));
      assertThat(versioned.statusCode()).isEqualTo(200);
      assertThat(Web.field(versioned, "Cache-Control")).contains("immutable");
    }
  }
}
