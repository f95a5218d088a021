package io.github.fragmill.core.internal.codec.nal;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.NalUnitCursor;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import java.nio.ByteBuffer;

/**
 * Walks the NAL units of samples and protects the end of each, after as many bytes as the codec
 * says. Not thread-safe.
 */
public abstract class NalRangeFinder implements ProtectableRangeFinder {

  private final NalUnitCursor nalUnits;
  private final NalParameterSets<?, ?> parameterSets;

  /** For reading the NAL units of samples. */
  protected final BitReader reader = BitReader.ofNalUnits("sample");

  /**
   * @param lengthSizeBytes the size of a NAL unit's length field, 1, 2 or 4
   * @param parameterSets those that hold before the first sample; changed by this finder
   */
  protected NalRangeFinder(int lengthSizeBytes, NalParameterSets<?, ?> parameterSets) {
    this.nalUnits = new NalUnitCursor(lengthSizeBytes);
    this.parameterSets = parameterSets;
  }

  @Override
  public final void find(ByteBuffer sample, ByteRanges into) throws MalformedMediaException {
    nalUnits.reset(sample);
    while (nalUnits.next()) {
      int end = nalUnits.end();
      int start = nalUnits.start() + clearBytes(sample, nalUnits.start(), end);
      into.add(start - sample.position(), end - start);
    }
  }

  @Override
  public final void readEarlierSample(ByteBuffer earlierSample) throws MalformedMediaException {
    nalUnits.reset(earlierSample);
    while (nalUnits.next()) {
      requireHeader(earlierSample, nalUnits.start(), nalUnits.end());
      parameterSets.addMissing(reader, earlierSample, nalUnits.start(), nalUnits.end());
    }
  }

  @Override
  public final boolean needsEarlierSample() {
    return parameterSets.areLacking();
  }

  /**
   * Returns how many bytes of a NAL unit stay clear, and takes in what later ones depend on.
   *
   * @param start where the NAL unit begins, with its header
   * @param end where it ends, after {@code start}
   */
  protected abstract int clearBytes(ByteBuffer sample, int start, int end)
      throws MalformedMediaException;

  /** Checks that a NAL unit, of one byte at least, has a whole header. */
  protected void requireHeader(ByteBuffer sample, int start, int end)
      throws MalformedMediaException {}
}
