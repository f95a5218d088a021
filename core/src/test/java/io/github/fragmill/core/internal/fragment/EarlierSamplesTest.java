package io.github.fragmill.core.internal.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.testing.TestTracks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarlierSamplesTest {

  /** Samples of ten bytes, each of which is the sample's number; a sync sample every two. */
  private static final SampleTable SAMPLES = TestTracks.samples(100, 1, sample -> sample % 2 == 0);

  /** Which samples were taken from. */
  private final List<Integer> taken = new ArrayList<>();

  private final ByteRanges ranges = new ByteRanges();

  /** Needs what a sample brought. */
  private final class Needing implements ProtectableRangeFinder {

    private final int needed;
    private final boolean isLacking;

    Needing(int needed, boolean isLacking) {
      this.needed = needed;
      this.isLacking = isLacking;
    }

    @Override
    public void find(ByteBuffer sample, ByteRanges into) throws MalformedMediaException {
      into.add(0, 1);
      if (!taken.contains(needed)) {
        throw new MalformedMediaException("sample", 0, "needs " + needed + ", has " + taken);
      }
    }

    @Override
    public boolean needsEarlierSample() {
      return isLacking;
    }

    @Override
    public void readEarlierSample(ByteBuffer earlierSample) {
      assertThat(earlierSample.remaining()).isEqualTo(10);
      taken.add((int) earlierSample.get(0));
    }
  }

  private void find(int firstSample, ProtectableRangeFinder finder) throws IOException {
    byte[] media = new byte[1000];
    for (int i = 0; i < media.length; i++) {
      media[i] = (byte) (i / 10);
    }
    try (SourceReader reader = Source.bytes("movie.mp4", media).open()) {
      new EarlierSamples("movie.mp4", reader, SAMPLES, Optional.empty(), firstSample)
          .find(finder, ByteBuffer.allocate(10), ranges);
    }
  }

  @Test
  void find_sentByAnEarlierSyncSample_takesItFromTheNearest() throws IOException {
    find(20, new Needing(14, /* isLacking= */ true));

    assertThat(taken).containsExactly(18, 16, 14);
    assertThat(ranges.count()).isEqualTo(1);
  }

  @Test
  void find_sentOnceAtTheStart_takesItFromTheFirstSample() throws IOException {
    find(98, new Needing(0, /* isLacking= */ true));

    assertThat(taken).hasSize(17).startsWith(96, 94).endsWith(68, 66, 0).contains(80);
  }

  @Test
  void find_sentNowhere_isRefusedAfterAFew() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> find(98, new Needing(33, /* isLacking= */ true)))
        .withMessageContaining("needs 33")
        .withMessageContaining("66, 0]");
  }

  @Test
  void find_firstSegment_hasNothingInFront() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> find(0, new Needing(1, /* isLacking= */ true)));
    assertThat(taken).isEmpty();
  }

  @Test
  void find_damagedSample_readsNothingElse() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> find(20, new Needing(14, /* isLacking= */ false)));
    assertThat(taken).isEmpty();
  }
}
