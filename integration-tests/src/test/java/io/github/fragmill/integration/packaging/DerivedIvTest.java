package io.github.fragmill.integration.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.IvSecret;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a secret, and nothing else, make the same encrypted segments of a file. */
class DerivedIvTest {

  private static final Path SAMPLE = Path.of("..", "examples", "media", "sample.mp4");

  @Test
  void write_planMadeTwice_sameBytesUntilTheFileIsReplaced(@TempDir Path folder) throws Exception {
    Path file = Files.copy(SAMPLE, folder.resolve("film.mp4"));
    FileTime modified = Files.getLastModifiedTime(file);
    byte[] first = secondSegment(file);

    assertThat(secondSegment(file)).isEqualTo(first);

    Files.setLastModifiedTime(file, FileTime.from(modified.toInstant().plusSeconds(1)));
    assertThat(secondSegment(file)).isNotEqualTo(first);
  }

  private static byte[] secondSegment(Path file) throws Exception {
    ContentKey key =
        ContentKey.of("eb676abbcb345e96bbcf616630f1a3da", "100b6c20940f779a4589152b57d2dacb");
    byte[] secret = "a secret of thirty-two characters".getBytes(UTF_8);
    PackagingPlan plan =
        Packager.of(Source.file(file))
            .protect(
                CommonEncryption.builder(Scheme.CENC)
                    .key(TrackSelector.all(), key)
                    .deriveIv(IvSecret.of(secret), "film")
                    .build())
            .manifest(DashManifest.segmentTemplate())
            .plan();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PackagingEngine.create()
        .write(
            plan.segment(plan.renditions().get(0).id(), /* index= */ 1),
            Channels.newChannel(bytes));
    return bytes.toByteArray();
  }
}
