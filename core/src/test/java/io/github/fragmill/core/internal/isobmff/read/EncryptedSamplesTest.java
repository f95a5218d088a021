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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SampleEncryption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptedSamplesTest {

  private static final EncryptionParameters TRACK = parameters(1);

  /** An encrypted one, and a clear one. */
  private static final SampleDescriptions DESCRIPTIONS =
      new SampleDescriptions("cenc", List.of(Optional.of(TRACK), Optional.empty()));

  private static final byte[] WITH_PAIRS = senc(2, ints(2), longs(7), pair(20), longs(8), pair(80));

  private static EncryptionParameters parameters(int key) {
    return new EncryptionParameters(
        "cenc", KeyId.of(concat(zeros(15), bytes(key))), 8, Optional.empty(), 0, 0);
  }

  private static byte[] senc(int flags, byte[]... parts) {
    return fullBox("senc", 0, flags, parts);
  }

  /** One subsample: clear bytes, and as many as are left of 100 protected ones. */
  private static byte[] pair(int clear) {
    return concat(shorts(1, clear), ints(100 - clear));
  }

  private static byte[] groups(int firstKey, int secondKey) {
    return fullBox(
        "sgpd", 1, 0, ascii("seig"), ints(20), ints(2), group(firstKey), group(secondKey));
  }

  private static byte[] group(int key) {
    return concat(bytes(0, 0, 1, 8), zeros(15), bytes(key));
  }

  private static SampleEncryption read(byte[]... boxes) throws FragmillException {
    return read(Limits.DEFAULT, boxes);
  }

  /** Reads boxes as those of a fragment of two samples of 100 bytes each. */
  private static SampleEncryption read(Limits limits, byte[]... boxes) throws FragmillException {
    return readFragment(limits, DESCRIPTIONS, /* description= */ 1, boxes).orElseThrow();
  }

  private static Optional<SampleEncryption> readFragment(
      Limits limits, SampleDescriptions descriptions, int description, byte[]... boxes)
      throws FragmillException {
    BoxReading reading = BoxReading.inside(boxes);
    EncryptedSamples samples = samples(reading, limits, descriptions);
    samples.addFragment(
        reading.scanner(),
        reading.file(),
        reading.children(),
        /* baseBytes= */ 0,
        description,
        /* count= */ 2);
    return samples.build(reading.file(), table(2));
  }

  private static EncryptedSamples samples(
      BoxReading reading, Limits limits, SampleDescriptions descriptions) throws FragmillException {
    BoxReading movie = BoxReading.inside(groups(11, 12));
    SampleGroups movieGroups =
        SampleGroups.read(movie.source(), movie.scanner(), movie.children(), descriptions.scheme());
    return new EncryptedSamples(
        reading.source(), new MemoryBudget(limits), descriptions, movieGroups);
  }

  private static SampleTable table(int count) {
    SampleTableBuilder table = new SampleTableBuilder(count);
    for (int sample = 0; sample < count; sample++) {
      table.add(100, 100L * sample, 1, 0, true);
    }
    return table.build();
  }

  private static void assertMalformed(String message, byte[]... boxes) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(boxes))
        .withMessageContaining(message);
  }

  @Test
  void add_senc_vectorsAndSubsamples() throws FragmillException {
    SampleEncryption found = read(WITH_PAIRS);
    assertThat(found.parameters()).containsExactly(TRACK);
    assertThat(found.ivHigh(0)).isEqualTo(7);
    assertThat(found.ivHigh(1)).isEqualTo(8);
    assertThat(found.clearBytes(found.firstPair(1))).isEqualTo(80);
    assertThat(found.protectedBytes(found.firstPair(1))).isEqualTo(20);
  }

  @Test
  void add_saizAndSaio_theSame() throws FragmillException {
    byte[] saiz = fullBox("saiz", 0, 0, bytes(16), ints(2));
    byte[] saio = fullBox("saio", 0, 0, ints(1), ints(8 + saiz.length + 20 + 16));
    byte[] data = fullBox("free", 0, 0, ints(2), longs(7), pair(20), longs(8), pair(80));
    SampleEncryption found = read(saiz, saio, data);
    assertThat(found.ivHigh(1)).isEqualTo(8);
    assertThat(found.clearBytes(found.firstPair(1))).isEqualTo(80);
  }

  @Test
  void add_saizOfAnotherSize_isMalformed() {
    byte[] saiz = fullBox("saiz", 0, 0, bytes(17), ints(2));
    byte[] saio = fullBox("saio", 0, 0, ints(1), ints(8 + saiz.length + 20 + 16));
    byte[] data = fullBox("free", 0, 0, ints(2), longs(7), pair(20), longs(8), pair(80));
    assertMalformed("have 16 bytes, not 17", saiz, saio, data);
  }

  @Test
  void add_saioAfterTheEnd_isMalformed() {
    byte[] saiz = fullBox("saiz", 0, 0, bytes(16), ints(2));
    assertMalformed("it points at byte", saiz, fullBox("saio", 0, 0, ints(1), ints(0x7FFF_FFFF)));
  }

  @Test
  void add_saioOfSeveralPlaces_isRefusedByNumber() {
    byte[] saiz = fullBox("saiz", 0, 0, bytes(16), ints(2));
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read(saiz, fullBox("saio", 0, 0, ints(2), ints(0, 8))))
        .withMessageContaining("in 2 places");
  }

  @ParameterizedTest
  @CsvSource({"0x10001, 21", "0x10002, 22", "1, 11", "2, 12", "0, 1"})
  void add_sampleGroup_itsKey(String group, int key) throws FragmillException {
    byte[] sbgp = fullBox("sbgp", 0, 0, ascii("seig"), ints(1), ints(1, Integer.decode(group)));
    SampleEncryption found = read(groups(21, 22), sbgp, WITH_PAIRS);
    assertThat(found.parameters(0)).contains(parameters(key));
    assertThat(found.parameters(1)).contains(TRACK);
  }

  @ParameterizedTest
  @CsvSource({"0x10003", "3", "0xFFFF"})
  void add_sampleGroupThatIsNotDescribed_isMalformed(String group) {
    byte[] sbgp = fullBox("sbgp", 0, 0, ascii("seig"), ints(1), ints(2, Integer.decode(group)));
    assertMalformed("which is not described", groups(21, 22), sbgp, WITH_PAIRS);
  }

  @Test
  void add_sampleGroupOfMoreSamples_isMalformed() {
    byte[] sbgp = fullBox("sbgp", 0, 0, ascii("seig"), ints(1), ints(3, 1));
    assertMalformed("more samples than the track or fragment", WITH_PAIRS, sbgp);
  }

  @Test
  void add_groupsTruncated_areMalformed() {
    assertMalformed("sgpd", fullBox("sgpd", 1, 0, ascii("seig"), ints(20, 9), group(1)));
    assertMalformed("sgpd", fullBox("sgpd", 1, 0, ascii("seig"), ints(400, 1), group(1)));
    assertMalformed("sgpd", fullBox("sgpd", 1, 0, ascii("seig")));
  }

  @Test
  void add_noVectors_isMalformed() {
    assertMalformed("expected initialization vectors in senc, or saiz and saio, found neither");
  }

  @Test
  void add_otherNumberOfSamples_isMalformed() {
    assertMalformed("expected 2 samples, found 3", senc(0, ints(3), longs(1, 2, 3)));
    assertMalformed("expected 2 samples, found 4294967295", senc(0, ints(-1), longs(1, 2)));
  }

  @Test
  void add_sencTruncated_isMalformed() {
    assertMalformed("expected 8 more bytes, found 7", senc(0, ints(2), longs(1), zeros(7)));
    assertMalformed("expected 6 more bytes, found 0", senc(2, ints(2), longs(1), shorts(0xFFFF)));
  }

  @Test
  void build_subsamplesThatDoNotFit_isMalformed() {
    byte[] senc = senc(2, ints(2), longs(7), shorts(1, 20), ints(81), longs(8), pair(80));
    assertMalformed("the subsamples of sample 0 have 101 bytes, the sample 100", senc);
    byte[] huge = senc(2, ints(2), longs(7), shorts(1, 20), ints(-1), longs(8), pair(80));
    assertMalformed("a subsample of 4294967295 protected bytes", huge);
  }

  @Test
  void add_moreSubsamplesThanLimits_isRefused() {
    Limits few = Limits.DEFAULT.withMaxTableBytes(2000);
    byte[] senc = senc(2, ints(2), longs(7), shorts(200), zeros(200 * 6), longs(8), shorts(0));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> read(few, senc))
        .withMessageContaining("senc: tables take more than maxTableBytes = 2000");
  }

  @Test
  void add_laterVersionOfSenc_isRefusedByNumber() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read(fullBox("senc", 1, 0, ints(2), longs(1, 2))))
        .withMessageContaining("version 1");
  }

  @Test
  void add_clearDescription_needsNothing() throws FragmillException {
    assertThat(readFragment(Limits.DEFAULT, DESCRIPTIONS, /* description= */ 2)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0", "3", "4294967295"})
  void requireDescription_outOfRange_isMalformed(long index) throws FragmillException {
    BoxReading reading = BoxReading.inside();
    EncryptedSamples samples = samples(reading, Limits.DEFAULT, DESCRIPTIONS);
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> samples.requireDescription(index, reading.file()))
        .withMessageContaining("samples of sample description " + index + " of 2 in stsd");
  }

  /** A clear beginning, then samples of both kinds within a fragment. */
  @Test
  void build_tablesAndFragments_areOneAfterTheOther() throws FragmillException {
    BoxReading clear = BoxReading.inside();
    byte[] sbgp = fullBox("sbgp", 0, 0, ascii("seig"), ints(1), ints(1, 0x1_0001));
    byte[] sgpd = fullBox("sgpd", 1, 0, ascii("seig"), ints(20), ints(1), zeros(20));
    byte[] senc = senc(0, ints(2), longs(5));
    BoxReading reading = BoxReading.inside(sgpd, sbgp, senc);
    EncryptedSamples samples = samples(reading, Limits.DEFAULT, DESCRIPTIONS);

    samples.addFragment(clear.scanner(), clear.file(), clear.children(), 0, 2, 3);
    samples.addFragment(reading.scanner(), reading.file(), reading.children(), 0, 1, 2);

    SampleEncryption found = samples.build(reading.file(), table(5)).orElseThrow();
    for (int sample = 0; sample < 4; sample++) {
      assertThat(found.parameters(sample)).as("sample %d", sample).isEmpty();
    }
    assertThat(found.parameters(4)).contains(TRACK);
    assertThat(found.ivHigh(4)).isEqualTo(5);
  }

  /** In the movie's tables, groups count from 1; those of the movie are the tables' own. */
  @Test
  void addTables_sampleGroup_itsKey() throws FragmillException {
    byte[] sbgp = fullBox("sbgp", 0, 0, ascii("seig"), ints(1), ints(1, 2));
    BoxReading reading = BoxReading.inside(sbgp, WITH_PAIRS);
    EncryptedSamples samples = samples(reading, Limits.DEFAULT, DESCRIPTIONS);

    samples.addTables(reading.scanner(), reading.first(), 2);

    SampleEncryption found = samples.build(reading.file(), table(2)).orElseThrow();
    assertThat(found.parameters(0)).contains(parameters(12));
    assertThat(found.parameters(1)).contains(TRACK);
  }

  @Test
  void add_longVectors_bothHalves() throws FragmillException {
    EncryptionParameters own =
        new EncryptionParameters(
            "cbcs", TRACK.defaultKeyId(), /* perSampleIvBytes= */ 16, Optional.empty(), 1, 9);
    SampleDescriptions descriptions = new SampleDescriptions("cbcs", List.of(Optional.of(own)));
    SampleEncryption found =
        readFragment(Limits.DEFAULT, descriptions, 1, senc(0, ints(2), longs(1, 2, 3, 4)))
            .orElseThrow();
    assertThat(found.ivHigh(1)).isEqualTo(3);
    assertThat(found.ivLow(1)).isEqualTo(4);
  }

  @Test
  void add_constantVector_needsNoBoxAndMayHaveSubsamples() throws FragmillException {
    InitializationVector iv = InitializationVector.of("0000000000000009");
    EncryptionParameters own =
        new EncryptionParameters("cbcs", TRACK.defaultKeyId(), 0, Optional.of(iv), 1, 9);
    SampleDescriptions descriptions = new SampleDescriptions("cbcs", List.of(Optional.of(own)));

    SampleEncryption whole = readFragment(Limits.DEFAULT, descriptions, 1).orElseThrow();
    assertThat(whole.ivHigh(1)).isEqualTo(9);
    assertThat(whole.endPair(1)).isZero();

    byte[] senc = senc(2, ints(2), pair(20), pair(80));
    SampleEncryption parts = readFragment(Limits.DEFAULT, descriptions, 1, senc).orElseThrow();
    assertThat(parts.ivHigh(1)).isEqualTo(9);
    assertThat(parts.clearBytes(parts.firstPair(1))).isEqualTo(80);
  }

  @Test
  void add_saizOfClearSample_isSkipped() throws FragmillException {
    byte[] sgpd = fullBox("sgpd", 1, 0, ascii("seig"), ints(20), ints(1), zeros(20));
    byte[] sbgp = fullBox("sbgp", 0, 0, ascii("seig"), ints(1), ints(1, 0x1_0001));
    byte[] saiz = fullBox("saiz", 0, 0, bytes(0), ints(2), bytes(3, 8));
    int place = 8 + sgpd.length + sbgp.length + saiz.length + 20 + 8;
    byte[] saio = fullBox("saio", 0, 0, ints(1), ints(place));
    byte[] data = box("free", zeros(3), longs(6));
    SampleEncryption found = read(sgpd, sbgp, saiz, saio, data);
    assertThat(found.parameters(0)).isEmpty();
    assertThat(found.ivHigh(1)).isEqualTo(6);
  }
}
