package io.github.fragmill.core.internal.codec.bitstream;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import java.nio.ByteBuffer;

/**
 * Goes over the NAL units of samples and protects the end of each, behind as many bytes as the
 * codec says. Not thread-safe.
 */
public abstract class NalRangeFinder implements ProtectableRangeFinder {

  private final NalUnitCursor nalUnits;

  /** For reading the NAL units of samples. */
  protected final BitReader reader = BitReader.ofNalUnits("sample");

  /**
   * @param lengthSizeBytes the size of a NAL unit's length field, 1, 2 or 4
   */
  protected NalRangeFinder(int lengthSizeBytes) {
    this.nalUnits = new NalUnitCursor(lengthSizeBytes);
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
      takeMissing(earlierSample, nalUnits.start(), nalUnits.end());
    }
  }

  /**
   * Returns how many bytes of a NAL unit stay clear, and takes in what later ones depend on.
   *
   * @param start where the NAL unit begins, with its header
   * @param end where it ends, behind {@code start}
   */
  protected abstract int clearBytes(ByteBuffer sample, int start, int end)
      throws MalformedMediaException;

  /**
   * Takes in a parameter set of an earlier sample, unless there is one of its kind and id.
   *
   * @param start where the NAL unit begins, with its header
   * @param end where it ends, behind {@code start}
   */
  protected abstract void takeMissing(ByteBuffer sample, int start, int end)
      throws MalformedMediaException;
}
