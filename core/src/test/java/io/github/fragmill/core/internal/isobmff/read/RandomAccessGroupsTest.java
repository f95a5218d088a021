package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.shorts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.RandomAccess;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.testing.TestTracks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomAccessGroupsTest {

  /** Leading samples: not counted, counted and none, counted and five. */
  private static final byte[] RAP =
      fullBox("sgpd", 1, 0, ascii("rap "), ints(1, 3), bytes(0, 0x80, 0x85));

  /** Refreshes that take four samples, and none; audio pre-roll. */
  private static final byte[] ROLL =
      fullBox("sgpd", 1, 0, ascii("roll"), ints(2, 3), shorts(4, 0, -1));

  /** Runs of samples, each followed by its group. */
  private static byte[] runs(String type, long... fields) {
    return fullBox("sbgp", 0, 0, ascii(type), ints(fields.length / 2), ints(fields));
  }

  private static RandomAccessGroups tables(int count, byte[]... boxes) throws FragmillException {
    return tables(Limits.DEFAULT, count, boxes);
  }

  private static RandomAccessGroups tables(Limits limits, int count, byte[]... boxes)
      throws FragmillException {
    BoxReading reading = BoxReading.inside(boxes);
    RandomAccessGroups groups = new RandomAccessGroups(reading.source(), new MemoryBudget(limits));
    groups.addTables(reading.scanner(), reading.first(), reading.children(), count);
    return groups;
  }

  /** Returns what is said of samples of which the first is sync. */
  private static List<String> applied(RandomAccessGroups groups, int count) {
    SampleTable table = groups.applyTo(TestTracks.samples(count, 1, sample -> sample == 0));
    return IntStream.range(0, count).mapToObj(table::randomAccess).map(it -> text(it)).toList();
  }

  private static String text(RandomAccess access) {
    return access.type() == RandomAccess.Type.GRADUAL
        ? "GRADUAL " + access.recoverySamples()
        : access.type().name();
  }

  private static void assertRefused(String reason, byte[]... boxes) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> tables(10, boxes))
        .withMessageContaining(reason);
  }

  @Test
  void addTables_rap_isOpenUnlessItHasNoLeadingSamples() throws FragmillException {
    assertThat(applied(tables(6, RAP, runs("rap ", 1, 0, 1, 1, 1, 0, 1, 2, 1, 3)), 6))
        .containsExactly("SYNC", "OPEN", "NONE", "SYNC", "OPEN", "NONE");
  }

  @Test
  void addTables_roll_isGradualWhereItComesAfter() throws FragmillException {
    assertThat(applied(tables(5, ROLL, runs("roll", 1, 0, 1, 1, 1, 2, 1, 3)), 5))
        .containsExactly("SYNC", "GRADUAL 4", "NONE", "NONE", "NONE");
  }

  @Test
  void addTables_both_rapGoesFirst() throws FragmillException {
    byte[] all = runs("roll", 3, 1);
    assertThat(applied(tables(3, RAP, ROLL, all, runs("rap ", 1, 0, 1, 1)), 3))
        .containsExactly("SYNC", "OPEN", "GRADUAL 4");
  }

  @Test
  void addTables_syncSampleThatIsRap_isOpen() throws FragmillException {
    assertThat(applied(tables(2, RAP, runs("rap ", 1, 1)), 2)).containsExactly("OPEN", "NONE");
  }

  @Test
  void addTables_defaultGroup_isOfTheRest() throws FragmillException {
    byte[] sgpd = fullBox("sgpd", 2, 0, ascii("rap "), ints(1, 1, 1), bytes(0));
    assertThat(applied(tables(3, sgpd), 3)).containsExactly("OPEN", "OPEN", "OPEN");
    assertThat(applied(tables(3, sgpd, runs("rap ", 2, 0)), 3))
        .containsExactly("SYNC", "NONE", "OPEN");
  }

  @Test
  void addTables_version0AndEntriesWithSizes_areRead() throws FragmillException {
    byte[] version0 = fullBox("sgpd", 0, 0, ascii("rap "), ints(2), bytes(0x80, 0));
    assertThat(applied(tables(2, version0, runs("rap ", 1, 0, 1, 2)), 2))
        .containsExactly("SYNC", "OPEN");
    byte[] sized = fullBox("sgpd", 1, 0, ascii("roll"), ints(0, 1, 3), shorts(7), bytes(0));
    byte[] withParameter = fullBox("sbgp", 1, 0, ascii("roll"), ints(0, 1, 2, 1));
    assertThat(applied(tables(2, sized, withParameter), 2)).containsExactly("SYNC", "GRADUAL 7");
  }

  @Test
  void addTables_otherGroups_areNone() throws FragmillException {
    byte[] sync = fullBox("sgpd", 1, 0, ascii("sync"), ints(1, 1), bytes(21));
    assertThat(applied(tables(2, sync, runs("sync", 2, 1)), 2)).containsExactly("SYNC", "NONE");
  }

  @Test
  void addFragment_groupsOfBoth_areTold() throws FragmillException {
    byte[] own = fullBox("sgpd", 1, 0, ascii("rap "), ints(1, 1), bytes(0x80));
    BoxReading reading =
        new BoxReading(
            concat(
                box("stbl", RAP, runs("rap ", 1, 0)),
                box("traf", own, runs("rap ", 1, 1, 1, 0x1_0001, 1, 0)),
                box("traf", runs("rap ", 1, 1))));
    List<BoxLocation> parts = reading.scanner().children(reading.file());
    RandomAccessGroups groups =
        new RandomAccessGroups(reading.source(), new MemoryBudget(Limits.DEFAULT));
    groups.addTables(
        reading.scanner(), parts.get(0), reading.scanner().children(parts.get(0)), /* count= */ 1);
    int first = 1;
    for (BoxLocation traf : parts.subList(1, 3)) {
      groups.addFragment(
          reading.scanner(), traf, reading.scanner().children(traf), first, /* count= */ 3);
      first += 3;
    }
    assertThat(applied(groups, 6)).containsExactly("SYNC", "OPEN", "SYNC", "NONE", "OPEN", "NONE");
  }

  @Test
  void addTables_damagedGroups_areRefused() {
    assertRefused("samples of group 4, which is not described", RAP, runs("rap ", 1, 4));
    assertRefused("samples of group 1, which is not described", runs("rap ", 1, 1));
    assertRefused("expected one sgpd box of type rap , found a second", RAP, RAP);
    assertRefused(
        "expected one sbgp box of type rap , found a second", RAP, runs("rap "), runs("rap "));
    assertRefused(
        "4294967295 entries where 0 bytes", fullBox("sgpd", 1, 0, ascii("rap "), ints(1, -1)));
    assertRefused("expected 4 more bytes, found 0", fullBox("sgpd", 1, 0, ascii("rap "), ints(1)));
    assertRefused(
        "expected an entry of 2 or more bytes, found one of 1",
        fullBox("sgpd", 1, 0, ascii("roll"), ints(1, 1), bytes(4, 4)));
  }

  @Test
  void addTables_moreThanTheMemory_isRefused() throws FragmillException {
    byte[] all = runs("rap ", 100_000, 1);
    tables(100_000, RAP, all);
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> tables(Limits.DEFAULT.withMaxTableBytes(500_000), 100_000, RAP, all))
        .withMessageContaining("maxTableBytes");
  }
}
