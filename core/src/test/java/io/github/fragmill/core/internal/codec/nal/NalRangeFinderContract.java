package io.github.fragmill.core.internal.codec.nal;

import static io.github.fragmill.core.internal.codec.EncodedStream.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for the range finders of all codecs whose samples are NAL units. */
public abstract class NalRangeFinderContract {

  /** The ranges of a sample that is one {@link #slice()}. */
  protected static final String RANGES_OF_SLICE = "8+3";

  /** Returns a finder of samples with lengths of 4 bytes. */
  protected abstract NalRangeFinder finder(byte[]... parameterSets) throws MalformedMediaException;

  /** Returns a plain sequence parameter set. */
  protected abstract byte[] sequenceParameterSet();

  /** Returns one of the same id, with which a slice header is longer. */
  protected abstract byte[] otherSequenceParameterSet();

  /** Returns a plain picture parameter set. */
  protected abstract byte[] pictureParameterSet();

  /** Returns a slice for the plain sets: a header of 4 bytes in all, and 3 of data. */
  protected abstract byte[] slice();

  /** Returns a stream whose parameter sets are in its samples too. */
  protected abstract EncodedStream inBandStream();

  /** Returns a finder that knows the plain parameter sets. */
  protected final NalRangeFinder plainFinder() throws MalformedMediaException {
    return finder(sequenceParameterSet(), pictureParameterSet());
  }

  /** Returns a sample of NAL units. */
  protected static ByteBuffer sample(byte[]... nalUnits) {
    ByteBuffer sample = ByteBuffer.allocate(1000);
    for (byte[] nalUnit : nalUnits) {
      sample.putInt(nalUnit.length).put(nalUnit);
    }
    return sample.flip();
  }

  @Test
  void find_parameterSetsInBandOnly_sameRangesAsShakaPackager() throws Exception {
    EncodedStream stream = inBandStream();
    NalRangeFinder finder = finder();

    for (int i = 0; i < stream.samples().size(); i++) {
      assertThat(find(finder, ByteBuffer.wrap(stream.sampleBytes(i))))
          .as("sample %d", i)
          .isEqualTo(stream.ranges().get(i));
    }
  }

  @Test
  void find_directBufferInTheMiddle_offsetsFromTheSamplesStart() throws Exception {
    ByteBuffer whole = sample(slice());
    ByteBuffer direct = ByteBuffer.allocateDirect(100).position(9).put(whole).flip().position(9);

    assertThat(find(plainFinder(), direct)).isEqualTo(RANGES_OF_SLICE);
    assertThat(direct.position()).isEqualTo(9);
  }

  @Test
  void find_emptyNalUnits_areSkipped() throws Exception {
    byte[] empty = {};

    assertThat(find(plainFinder(), sample(empty, slice(), empty, slice(), empty)))
        .isEqualTo("12+3 27+3");
    assertThat(find(plainFinder(), sample(empty))).isEmpty();
  }

  @Test
  void find_emptySample_nothing() throws Exception {
    assertThat(find(plainFinder(), sample())).isEmpty();
  }

  @Test
  void find_missingPictureParameterSet_malformed() {
    assertThatThrownBy(() -> find(finder(sequenceParameterSet()), sample(slice())))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("sample")
        .hasMessageContaining("picture parameter set 0");
  }

  @Test
  void takeFrom_setsOfAnEarlierSample_serveWhatIsLacking() throws Exception {
    for (List<byte[]> sets :
        List.of(
            List.of(sequenceParameterSet(), pictureParameterSet()),
            List.of(pictureParameterSet(), sequenceParameterSet()))) {
      NalRangeFinder finder = finder(sets.get(0));
      ByteBuffer sample = sample(slice());
      assertThat(finder.needsEarlierSample()).isFalse();
      assertThatThrownBy(() -> find(finder, sample)).isInstanceOf(MalformedMediaException.class);
      assertThat(finder.needsEarlierSample()).isTrue();

      finder.readEarlierSample(sample(sets.get(1), slice()));

      assertThat(find(finder, sample)).isEqualTo(RANGES_OF_SLICE);
      assertThat(finder.needsEarlierSample()).isFalse();
    }
  }

  @Test
  void takeFrom_setThatIsThere_isNotReplaced() throws Exception {
    NalRangeFinder finder = plainFinder();

    finder.readEarlierSample(sample(otherSequenceParameterSet()));

    assertThat(find(finder, sample(slice()))).isEqualTo(RANGES_OF_SLICE);
  }
}
