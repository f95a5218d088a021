package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.longs;
import static io.github.fragmill.core.testing.TestBoxes.shorts;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SampleEncryption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes in place of the boxes that say how samples are encrypted say it of each sample, or are
 * refused by a typed exception.
 */
class EncryptionBoxesFuzzTest {

  private static final int SAMPLES = 3;
  private static final int SAMPLE_BYTES = 100;
  private static final EncryptionParameters PARAMETERS =
      new EncryptionParameters("cenc", KeyId.of(zeros(16)), 8, Optional.empty(), 0, 0);
  private static final SampleDescriptions DESCRIPTIONS =
      new SampleDescriptions("cenc", List.of(Optional.of(PARAMETERS), Optional.empty()));

  /** Of the movie, which fragments may refer to. */
  private static final byte[] GROUPS =
      fullBox("sgpd", 1, 0, ascii("seig"), ints(20, 2), bytes(0, 0, 1, 8), zeros(16), zeros(20));

  static Stream<byte[]> samples() {
    byte[] twoPairs = concat(shorts(2, 9), ints(0), shorts(0), ints(91));
    byte[] entries = concat(longs(7), pair(20), longs(8), pair(80), longs(9), twoPairs);
    byte[] saiz = fullBox("saiz", 0, 0, bytes(16), ints(SAMPLES));
    byte[] saio = fullBox("saio", 0, 0, ints(1), ints(8 + saiz.length + 20 + 8));
    byte[] data = box("free", longs(7), pair(20), longs(8), pair(80), longs(9), pair(50));
    byte[] sizes = fullBox("saiz", 0, 1, ascii("cenc"), ints(0), bytes(0), ints(3), bytes(0, 8, 8));
    byte[] clear = fullBox("sgpd", 2, 0, ascii("seig"), ints(0, 1, 1, 20), zeros(20));
    byte[] runs = fullBox("sbgp", 0, 0, ascii("seig"), ints(2), ints(1, 1, 1, 0));
    byte[] runsOfFragment = fullBox("sbgp", 1, 0, ascii("seig"), ints(0, 1), ints(1, 0x1_0001));
    return Stream.of(
        fullBox("senc", 0, 2, ints(SAMPLES), entries),
        concat(fullBox("senc", 0, 0, ints(SAMPLES), longs(7, 8, 9)), GROUPS, runs),
        concat(saiz, saio, data),
        concat(sizes, fullBox("saio", 1, 0, ints(1), longs(8)), runs, clear),
        concat(fullBox("senc", 0, 0, ints(SAMPLES), longs(7, 8)), clear, runsOfFragment));
  }

  private static byte[] pair(int clearBytes) {
    return concat(shorts(1, clearBytes), ints(SAMPLE_BYTES - clearBytes));
  }

  static Stream<byte[]> sampleEntry() {
    byte[] keyId = zeros(16);
    byte[] perSample = fullBox("tenc", 0, 0, bytes(0, 0, 1, 8), keyId);
    byte[] constant = fullBox("tenc", 1, 0, bytes(0, 0x19, 1, 0), keyId, bytes(16), zeros(16));
    return Stream.of(sinf("cenc", perSample), sinf("cbcs", constant));
  }

  private static byte[] sinf(String scheme, byte[] tenc) {
    return box(
        "sinf",
        box("frma", ascii("avc1")),
        fullBox("schm", 0, 0, ascii(scheme), ints(0x10000)),
        box("schi", tenc));
  }

  @MethodSource
  @FuzzTest
  void samples(byte[] input) throws FragmillException {
    BoxReading movie = BoxReading.inside(GROUPS);
    SampleGroups groups =
        SampleGroups.read(movie.source(), movie.scanner(), movie.children(), "cenc");
    BoxReading reading = BoxReading.inside(input);
    try {
      EncryptedSamples tables =
          new EncryptedSamples(reading.source(), reading.scanner().budget(), DESCRIPTIONS, groups);
      tables.addTables(reading.scanner(), reading.first(), SAMPLES);
      assertCoversAll(tables.build(reading.file(), table()));
    } catch (FragmillException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
    try {
      EncryptedSamples fragment =
          new EncryptedSamples(reading.source(), reading.scanner().budget(), DESCRIPTIONS, groups);
      fragment.addFragment(
          reading.scanner(),
          reading.file(),
          reading.children(),
          /* baseBytes= */ 0,
          /* description= */ 1,
          SAMPLES);
      assertCoversAll(fragment.build(reading.file(), table()));
    } catch (FragmillException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @MethodSource
  @FuzzTest
  void sampleEntry(byte[] input) throws FragmillException {
    BoxReading reading = BoxReading.inside(input);
    try {
      ProtectionInfo info =
          ProtectionInfo.read(reading.scanner(), reading.first(), reading.children());
      assertThat(
              ProtectionInfo.originalType(reading.scanner(), reading.first(), reading.children()))
          .hasSize(4);
      info.parameters().ifPresent(it -> assertThat(it.scheme()).isEqualTo(info.scheme()));
    } catch (FragmillException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static SampleTable table() {
    SampleTableBuilder table = new SampleTableBuilder(SAMPLES);
    for (int sample = 0; sample < SAMPLES; sample++) {
      table.add(SAMPLE_BYTES, (long) SAMPLE_BYTES * sample, 1, 0, true);
    }
    return table.build();
  }

  private static void assertCoversAll(Optional<SampleEncryption> encryption) {
    if (encryption.isEmpty()) {
      return;
    }
    SampleEncryption found = encryption.get();
    assertThat(found.count()).isEqualTo(SAMPLES);
    for (int sample = 0; sample < SAMPLES; sample++) {
      long bytes = 0;
      for (int pair = found.firstPair(sample); pair < found.endPair(sample); pair++) {
        assertThat(found.clearBytes(pair)).isBetween(0, 0xFFFF);
        assertThat(found.protectedBytes(pair)).isNotNegative();
        bytes += found.clearBytes(pair) + (long) found.protectedBytes(pair);
      }
      assertThat(bytes).isIn(0L, (long) SAMPLE_BYTES);
    }
  }
}
