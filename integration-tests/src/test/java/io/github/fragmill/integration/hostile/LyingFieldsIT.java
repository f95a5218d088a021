package io.github.fragmill.integration.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.OwnClip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes and counts that are not so. */
@Tag("small-heap")
class LyingFieldsIT {

  private final Path parent;

  LyingFieldsIT(@TempDir Path parent) {
    this.parent = parent;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF})
  void packageTo_anyBoxOfThatSize_isRefusedOrDone(int size) throws Exception {
    byte[] clip = Files.readAllBytes(OwnClip.MOOV_FIRST.file());
    List<Patch.Place> boxes = Patch.boxes(clip);
    assertThat(boxes).hasSizeGreaterThan(40);
    int refused = 0;
    for (Patch.Place box : boxes) {
      Path directory = Files.createDirectory(parent.resolve("at-" + box.offsetBytes()));
      Attempt attempt =
          Attempt.toPackage(
              Source.bytes(box.type(), Patch.setInt(clip, box.offsetBytes(), size)), directory);
      attempt.assertRefusedOrDone();
      refused += attempt.succeeded() ? 0 : 1;
    }
    // Some boxes do not matter, and a box of size 0 reaches to the end of what holds it.
    assertThat(refused).isGreaterThan(boxes.size() / 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void packageTo_boxSizeOffByOne_isRefusedOrDone(int difference) throws Exception {
    byte[] clip = Files.readAllBytes(OwnClip.MOOV_LAST.file());
    for (Patch.Place box : Patch.boxes(clip)) {
      Path directory = Files.createDirectory(parent.resolve("at-" + box.offsetBytes()));
      byte[] patched = Patch.setInt(clip, box.offsetBytes(), box.sizeBytes() + difference);
      Attempt.toPackage(Source.bytes(box.type(), patched), directory).assertRefusedOrDone();
    }
  }

  /** The count stands after version and flags; in stsz, after the common size too. */
  @ParameterizedTest
  @CsvSource({"stts, 4", "ctts, 4", "stsc, 4", "stsz, 8", "stco, 4", "stss, 4", "elst, 4"})
  void packageTo_hugeCount_isRefused(String type, int offset) throws Exception {
    byte[] clip = Files.readAllBytes(OwnClip.MOOV_LAST.file());
    List<Patch.Place> boxes = Patch.boxes(clip, type);
    assertThat(boxes).isNotEmpty();
    for (int count : new int[] {0xFFFF_FFFF, 0x7FFF_FFFF, 0x1000_0000}) {
      for (Patch.Place box : boxes) {
        byte[] patched = Patch.setInt(clip, box.contentOffsetBytes() + offset, count);
        Attempt.toPackage(Source.bytes(type, patched), parent)
            .assertRefused(FragmillException.class);
      }
    }
  }

  @Test
  void packageTo_chunkBeyondTheFile_isRefused() throws Exception {
    byte[] clip = Files.readAllBytes(OwnClip.MOOV_LAST.file());
    for (Patch.Place box : Patch.boxes(clip, "stco")) {
      int firstEntry = box.contentOffsetBytes() + 8;
      for (int offset : new int[] {clip.length, clip.length - 1, 0x7FFF_FFFF, 0xFFFF_FFFF}) {
        Attempt.toPackage(Source.bytes("chunk", Patch.setInt(clip, firstEntry, offset)), parent)
            .assertRefused(FragmillException.class);
      }
    }
  }

  @Test
  void packageTo_hugeSample_isRefused() throws Exception {
    byte[] clip = Files.readAllBytes(OwnClip.MOOV_LAST.file());
    for (Patch.Place box : Patch.boxes(clip, "stsz")) {
      int firstEntry = box.contentOffsetBytes() + 12;
      for (int size : new int[] {clip.length, 0x7FFF_FFFF, 0xFFFF_FFFF}) {
        Attempt.toPackage(Source.bytes("sample", Patch.setInt(clip, firstEntry, size)), parent)
            .assertRefused(FragmillException.class);
      }
    }
  }

  @Test
  void packageTo_oneSizeForManySamples_isRefused() throws Exception {
    byte[] clip = Files.readAllBytes(OwnClip.AUDIO_ONLY.file());
    for (Patch.Place box : Patch.boxes(clip, "stsz")) {
      byte[] oneSize = Patch.setInt(clip, box.contentOffsetBytes() + 4, 1);
      byte[] patched = Patch.setInt(oneSize, box.contentOffsetBytes() + 8, 0xFFFF_FFFF);
      Attempt.toPackage(Source.bytes("samples", patched), parent)
          .assertRefused(FragmillException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 0x7FFF_FFFF, 0xFFFF_FFFF})
  void packageTo_anyBoxOfFragmentsOfThatSize_isRefusedOrDone(int size) throws Exception {
    byte[] clip = Files.readAllBytes(OwnClip.FRAGMENTED_CMAF.file());
    List<Patch.Place> boxes = Patch.boxes(clip);
    assertThat(boxes).hasSizeGreaterThan(80);
    for (Patch.Place box : boxes) {
      Path directory = Files.createDirectory(parent.resolve("at-" + box.offsetBytes()));
      byte[] patched = Patch.setInt(clip, box.offsetBytes(), size);
      Attempt.toPackage(Source.bytes(box.type(), patched), directory).assertRefusedOrDone();
    }
  }

  /** After version and flags of a run stands the number of samples, then where they lie. */
  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void packageTo_runOfHugeCountOrElsewhere_isRefused(int offset) throws Exception {
    byte[] clip = Files.readAllBytes(OwnClip.FRAGMENTED_CMAF.file());
    for (Patch.Place box : Patch.boxes(clip, "trun")) {
      for (int value : new int[] {0x7FFF_FFFF, 0x1000_0000, -0x1000_0000}) {
        byte[] patched = Patch.setInt(clip, box.contentOffsetBytes() + offset, value);
        Attempt.toPackage(Source.bytes("trun", patched), parent)
            .assertRefused(FragmillException.class);
      }
    }
  }

  /** A step back in time, but for the first fragment of each track, which may begin anywhere. */
  @Test
  void packageTo_fragmentBeforeThePreviousOne_isRefused() throws Exception {
    byte[] clip = Files.readAllBytes(OwnClip.FRAGMENTED_CMAF.file());
    List<Patch.Place> times = Patch.boxes(clip, "tfdt");
    assertThat(times).hasSizeGreaterThan(6);
    for (Patch.Place box : times.subList(4, times.size())) {
      byte[] patched = Patch.setInt(clip, box.contentOffsetBytes() + 8, 0);
      Attempt.toPackage(Source.bytes("tfdt", patched), parent)
          .assertRefused(FragmillException.class, "decoded at 0");
    }
  }
}
