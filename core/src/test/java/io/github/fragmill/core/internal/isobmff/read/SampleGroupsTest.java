package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleGroupsTest {

  private static final String SEIG = "seig";

  /** Two groups: of key 1, and clear. */
  private static final byte[] GROUPS =
      fullBox("sgpd", 1, 0, ascii(SEIG), ints(20, 2), group(1), zeros(20));

  private static byte[] group(int key) {
    return concat(bytes(0, 0, 1, 8), keyId(key));
  }

  private static byte[] keyId(int key) {
    return concat(zeros(15), bytes(key));
  }

  /** Runs of samples, each followed by its group. */
  private static byte[] runs(String type, long... fields) {
    return fullBox("sbgp", 0, 0, ascii(type), ints(fields.length / 2), ints(fields));
  }

  /**
   * Reads boxes as those of the movie's tables.
   *
   * @return the key of each of the first samples, 0 of clear ones, 9 of those of no group
   */
  private static List<Integer> keys(int samples, byte[]... boxes) throws FragmillException {
    return keys(assignment(boxes), samples);
  }

  private static SampleGroups.Assignment assignment(byte[]... boxes) throws FragmillException {
    BoxReading reading = BoxReading.inside(boxes);
    EncryptionParameters otherwise =
        new EncryptionParameters("cenc", KeyId.of(keyId(9)), 8, Optional.empty(), 0, 0);
    return SampleGroups.read(reading.source(), reading.scanner(), reading.children(), "cenc")
        .assignment(reading.source(), reading.children(), Optional.empty(), Optional.of(otherwise));
  }

  private static List<Integer> keys(SampleGroups.Assignment assignment, int samples)
      throws FragmillException {
    List<Integer> keys = new ArrayList<>();
    for (int sample = 0; sample < samples; sample++) {
      keys.add(
          assignment
              .next()
              .map(it -> (int) it.defaultKeyId().uuid().getLeastSignificantBits())
              .orElse(0));
    }
    return keys;
  }

  private static void assertMalformed(String message, byte[]... boxes) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> keys(3, boxes))
        .withMessageContaining(message);
  }

  @Test
  void next_noGroups_whatHoldsOtherwise() throws FragmillException {
    assertThat(keys(2)).containsExactly(9, 9);
    assertThat(keys(2, GROUPS)).containsExactly(9, 9);
  }

  @Test
  void next_runs_theGroupOfEachSample() throws FragmillException {
    assertThat(keys(7, GROUPS, runs(SEIG, 2, 1, 1, 0, 0, 1, 2, 2)))
        .containsExactly(1, 1, 9, 0, 0, 9, 9);
  }

  @Test
  void next_longestRun_isNotNegative() throws FragmillException {
    assertThat(keys(3, GROUPS, runs(SEIG, 0xFFFF_FFFFL, 1))).containsExactly(1, 1, 1);
  }

  @Test
  void requireEnd_runsOfAllSamplesOrFewer_isEnd() throws FragmillException {
    SampleGroups.Assignment runs = assignment(GROUPS, runs(SEIG, 2, 1, 0, 2));
    keys(runs, 2);
    runs.requireEnd();
    assignment(GROUPS).requireEnd();
  }

  @Test
  void requireEnd_moreThanTheSamples_isMalformed() throws FragmillException {
    for (byte[] sbgp : List.of(runs(SEIG, 4, 1), runs(SEIG, 3, 1, 0, 1, 1, 2))) {
      SampleGroups.Assignment runs = assignment(GROUPS, sbgp);
      keys(runs, 3);
      assertThatExceptionOfType(MalformedMediaException.class)
          .isThrownBy(runs::requireEnd)
          .withMessageContaining("sbgp")
          .withMessageContaining("more samples than the track or fragment");
    }
  }

  @Test
  void next_groupsOfOtherTypes_areSkipped() throws FragmillException {
    byte[] roll = fullBox("sgpd", 1, 0, ascii("roll"), ints(2, 1), bytes(0, 1));
    assertThat(keys(2, roll, runs("roll", 2, 1), GROUPS, runs(SEIG, 1, 1))).containsExactly(1, 9);
  }

  @Test
  void next_runsWithAParameter_theSame() throws FragmillException {
    byte[] sbgp = fullBox("sbgp", 1, 0, ascii(SEIG), ints(77, 1), ints(1, 1));
    assertThat(keys(2, GROUPS, sbgp)).containsExactly(1, 9);
  }

  @Test
  void read_entriesWithSizesOfTheirOwn_theSame() throws FragmillException {
    byte[] sgpd =
        fullBox(
            "sgpd",
            1,
            0,
            ascii(SEIG),
            ints(0, 2),
            ints(23),
            group(1),
            zeros(3),
            ints(20),
            group(2));
    assertThat(keys(2, sgpd, runs(SEIG, 1, 1, 1, 2))).containsExactly(1, 2);
  }

  @Test
  void read_entriesWithoutSizes_theSame() throws FragmillException {
    byte[] sgpd = fullBox("sgpd", 0, 0, ascii(SEIG), ints(2), group(1), group(2));
    assertThat(keys(2, sgpd, runs(SEIG, 1, 1, 1, 2))).containsExactly(1, 2);
  }

  @Test
  void read_defaultGroup_isOfSamplesOfNoRun() throws FragmillException {
    byte[] sgpd = fullBox("sgpd", 2, 0, ascii(SEIG), ints(0, 2, 2), sized(1), sized(2));
    assertThat(keys(3, sgpd, runs(SEIG, 1, 1, 1, 0))).containsExactly(1, 9, 2);
  }

  private static byte[] sized(int key) {
    return concat(ints(20), group(key));
  }

  @Test
  void next_groupThatIsNotDescribed_isMalformed() {
    assertMalformed("samples of group 3, which is not described", GROUPS, runs(SEIG, 1, 3));
    assertMalformed(
        "samples of group 4294967295, which is not described", GROUPS, runs(SEIG, 1, 0xFFFF_FFFFL));
    assertMalformed("samples of group 1, which is not described", runs(SEIG, 1, 1));
  }

  @Test
  void read_twoBoxes_areMalformed() {
    assertMalformed("expected one sgpd box of type seig, found a second", GROUPS, GROUPS);
    assertMalformed(
        "expected one sbgp box of type seig, found a second",
        GROUPS,
        runs(SEIG, 1, 1),
        runs(SEIG, 1, 1));
  }

  @Test
  void read_boxesTruncated_areMalformed() {
    assertMalformed("expected at least 8 bytes, found 7", fullBoxOf("sgpd", 3));
    assertMalformed("expected at least 8 bytes, found 7", fullBoxOf("sbgp", 3));
    assertMalformed(
        "it claims 3 entries and has room for 1",
        GROUPS,
        fullBox("sbgp", 0, 0, ascii(SEIG), ints(3), ints(1, 1)));
    assertMalformed(
        "an entry of 24 bytes where 20 are left",
        fullBox("sgpd", 1, 0, ascii(SEIG), ints(24, 1), group(1)));
    assertMalformed(
        "expected 20 more bytes, found 19",
        fullBox("sgpd", 1, 0, ascii(SEIG), ints(19, 1), group(1)));
    assertMalformed(
        "expected 20 more bytes, found 0", fullBox("sgpd", 0, 0, ascii(SEIG), ints(-1), group(1)));
  }

  private static byte[] fullBoxOf(String type, int bytes) {
    return fullBox(type, 0, 0, zeros(bytes));
  }

  @Test
  void read_compactGroups_areRefusedByName() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> keys(1, fullBox("csgp", 0, 0, ascii(SEIG), zeros(9))))
        .withMessageContaining("compact sample groups of type seig are not read");
  }
}
