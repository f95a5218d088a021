package io.github.fragmill.integration.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.packaging.RotatedKeys;
import io.github.fragmill.integration.tools.ShakaPackager;
import io.github.fragmill.integration.tools.TestKey;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With the same keys, Shaka Packager describes each fragment alike: the sample entry, the group and
 * its key, the headers of DRM systems.
 *
 * <p>The clip has no B-frames: Shaka Packager looks for the period at the first decode time, which
 * B-frames put before the presentation time.
 */
class RotationReferenceIT {

  @ParameterizedTest
  @CsvSource({"CENC, 0, 1, 4", "CENS, 0, 1, 4", "CBCS, 0, 1, 4", "CENC, 1, 2, 2", "CBCS, 1, 2, 2"})
  void packageTo_rotation_fragmentsAreDescribedAsByShaka(
      Scheme scheme, int leadSeconds, int periodSeconds, int periods, @TempDir Path directory)
      throws Exception {
    TestKey key = scheme == Scheme.CBCS ? TestKey.WITH_LONG_IV : TestKey.WITH_SHORT_IV;
    Path reference = directory.resolve("reference.mp4");
    ShakaPackager.require()
        .encrypt(
            OwnClip.NO_B_FRAMES.file(),
            "video",
            scheme.fourCc(),
            key,
            reference,
            "--clear_lead",
            Integer.toString(leadSeconds),
            "--crypto_period_duration",
            Integer.toString(periodSeconds),
            "--protection_systems",
            "CommonSystem");
    List<Box> theirs = Box.parse(Files.readAllBytes(reference));
    List<Box> ours =
        Box.parse(
            MemoryClip.of(
                    Packagers.of(
                            Source.file(OwnClip.NO_B_FRAMES.file()), Mode.CLEAR, Layout.SINGLE_FILE)
                        .protect(
                            new RotatedKeys(key)
                                .encryption(scheme, periods, Duration.ofSeconds(periodSeconds))
                                .clearLead(Duration.ofSeconds(leadSeconds))
                                .build()))
                .file("video-180.mp4"));

    assertThat(Box.all(ours, "moof").stream().map(RotationReferenceIT::description))
        .hasSize(4)
        .containsExactlyElementsOf(
            Box.all(theirs, "moof").stream().map(RotationReferenceIT::description).toList());
    assertThat(Box.all(ours, "moov").get(0).has("pssh")).isFalse();
    assertThat(sampleEntries(ours)).isEqualTo(sampleEntries(theirs));
  }

  private static List<String> sampleEntries(List<Box> boxes) {
    return Box.all(boxes, "stsd").get(0).children().stream().map(Box::type).toList();
  }

  /** Returns what differs from fragment to fragment; the IVs are each packager's own. */
  private static List<String> description(Box moof) {
    return List.of(
        "entry " + sampleEntry(moof.only("tfhd").content()),
        "sbgp " + hex(moof, "sbgp", Integer.MAX_VALUE),
        // Version and type of the group, lengths, and of the entry all but the IV.
        "sgpd " + hex(moof, "sgpd", 16 + 20),
        "pssh " + hex(moof, "pssh", Integer.MAX_VALUE));
  }

  private static int sampleEntry(ByteBuffer tfhd) {
    boolean isSaid = (tfhd.getInt(0) & 0x2) != 0;
    return isSaid ? tfhd.getInt(8) : 1;
  }

  private static String hex(Box moof, String type, int bytes) {
    List<Box> found = Box.all(List.of(moof), type);
    StringBuilder text = new StringBuilder();
    for (Box box : found) {
      byte[] content = new byte[Math.min(bytes, box.content().limit())];
      box.content().get(0, content);
      text.append(HexFormat.of().formatHex(content)).append(' ');
    }
    return text.toString();
  }
}
