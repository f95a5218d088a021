package io.github.fragmill.core.internal.isobmff.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.codec.port.LeadingPictureRule;
import io.github.fragmill.core.media.RandomAccess;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeadingSamplesTest {

  private static final int GROUP = 4;

  /** Decoded I B B P, composed B B I P. */
  private static final int[] LEADING = {25, 0, 0, 0};

  private static final int[] NOT_LEADING = {0, 0, 0, 0};

  private final List<Integer> read = new ArrayList<>();

  /** The first byte of a sample is a letter: right, doubtful or each says; yes or no. */
  private final LeadingPictureRule rule =
      new LeadingPictureRule() {
        @Override
        public Verdict ofPoint(ByteBuffer head) {
          return switch (note(head)) {
            case 'r' -> Verdict.RIGHT;
            case 'e' -> Verdict.EACH_SAYS;
            default -> Verdict.DOUBTFUL;
          };
        }

        @Override
        public boolean isRight(ByteBuffer head) {
          return note(head) == 'y';
        }

        private int note(ByteBuffer head) {
          read.add((int) head.get(head.position() + 1));
          return head.get(head.position());
        }
      };

  private static SampleTable table(RandomAccess point, int[] offsets, int groups) {
    SampleTableBuilder table = new SampleTableBuilder(GROUP * groups);
    for (int sample = 0; sample < GROUP * groups; sample++) {
      RandomAccess access = sample % GROUP == 0 ? point : RandomAccess.NONE;
      table.add(2, 2L * sample, 10, offsets[sample % GROUP], access);
    }
    return table.build();
  }

  /** Examines groups of samples that begin with these letters. */
  private List<RandomAccess.Type> examine(
      SampleTable table, Optional<LeadingPictureRule> known, String letters)
      throws FragmillException {
    byte[] file = new byte[2 * table.count()];
    for (int sample = 0; sample < table.count(); sample++) {
      file[2 * sample] = (byte) letters.charAt(sample % letters.length());
      file[2 * sample + 1] = (byte) sample;
    }
    BoxReading reading = new BoxReading(file);
    SampleTable examined = LeadingSamples.examine(table, () -> known, reading.source());
    return IntStream.range(0, table.count() / GROUP)
        .mapToObj(group -> examined.randomAccess(GROUP * group).type())
        .toList();
  }

  @Test
  void examine_noLeadingSamples_readsNothing() throws FragmillException {
    assertThat(examine(table(RandomAccess.SYNC, NOT_LEADING, 3), Optional.of(rule), "d"))
        .containsOnly(RandomAccess.Type.SYNC);
    assertThat(examine(table(RandomAccess.OPEN, NOT_LEADING, 3), Optional.of(rule), "d"))
        .as("said to be open, without a sample that could be wrong")
        .containsOnly(RandomAccess.Type.SYNC);
    assertThat(read).isEmpty();
  }

  @Test
  void examine_doubtful_isTheLastThatIsRead() throws FragmillException {
    assertThat(examine(table(RandomAccess.SYNC, LEADING, 3), Optional.of(rule), "dyyy"))
        .containsOnly(RandomAccess.Type.OPEN);
    assertThat(read).containsExactly(0);
  }

  @Test
  void examine_right_areAllRead() throws FragmillException {
    assertThat(examine(table(RandomAccess.SYNC, LEADING, 3), Optional.of(rule), "rnnn"))
        .containsOnly(RandomAccess.Type.SYNC);
    assertThat(read).containsExactly(0, 4, 8);
  }

  @Test
  void examine_eachSays_areReadUpToTheFirstThatIsWrong() throws FragmillException {
    assertThat(examine(table(RandomAccess.SYNC, LEADING, 2), Optional.of(rule), "eyyn"))
        .containsOnly(RandomAccess.Type.SYNC);
    assertThat(read).containsExactly(0, 1, 2, 4, 5, 6);
    read.clear();
    assertThat(examine(table(RandomAccess.SYNC, LEADING, 2), Optional.of(rule), "eyyneynn"))
        .containsExactly(RandomAccess.Type.SYNC, RandomAccess.Type.OPEN);
    assertThat(read).containsExactly(0, 1, 2, 4, 5, 6);
  }

  @Test
  void examine_saidToBeOpen_isNotRead() throws FragmillException {
    assertThat(examine(table(RandomAccess.OPEN, LEADING, 3), Optional.of(rule), "r"))
        .containsOnly(RandomAccess.Type.OPEN);
    assertThat(read).isEmpty();
  }

  @Test
  void examine_codecWithoutRule_isAlwaysRight() throws FragmillException {
    assertThat(examine(table(RandomAccess.SYNC, LEADING, 3), Optional.empty(), "d"))
        .containsOnly(RandomAccess.Type.SYNC);
  }

  /** What was not read is not claimed to be right. */
  @Test
  void examine_moreThanMayBeRead_restIsOpen() throws FragmillException {
    int groups = LeadingSamples.MAX_READS + 2;
    RandomAccess.Type[] expected = new RandomAccess.Type[groups];
    Arrays.fill(expected, RandomAccess.Type.SYNC);
    Arrays.fill(expected, LeadingSamples.MAX_READS, groups, RandomAccess.Type.OPEN);
    assertThat(examine(table(RandomAccess.SYNC, LEADING, groups), Optional.of(rule), "r"))
        .containsExactly(expected);
    assertThat(read).hasSize(LeadingSamples.MAX_READS);
  }
}
