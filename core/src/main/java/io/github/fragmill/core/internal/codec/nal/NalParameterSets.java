package io.github.fragmill.core.internal.codec.nal;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The parameter sets that hold at one point of a stream; a later one replaces an earlier one of the
 * same kind and id (ITU-T H.264, 7.4.1.2.1; H.265, 7.4.2.4.2). Not thread-safe.
 *
 * @param <S> a sequence parameter set
 * @param <P> a picture parameter set
 */
public abstract class NalParameterSets<S, P> {

  /** Indexed by id. */
  protected final ParameterSetTable<S> sequences;

  /** Indexed by id. */
  protected final ParameterSetTable<P> pictures;

  /**
   * @param maxSequenceId the largest id of a sequence parameter set
   * @param maxPictureId the largest id of a picture parameter set
   */
  protected NalParameterSets(int maxSequenceId, int maxPictureId) {
    this.sequences = new ParameterSetTable<>("sequence", maxSequenceId);
    this.pictures = new ParameterSetTable<>("picture", maxPictureId);
  }

  /** Returns a new object of the same class without parameter sets. */
  protected abstract NalParameterSets<S, P> empty();

  /**
   * Takes in a parameter set; other NAL units are skipped.
   *
   * @param reader used for reading
   * @param startBytes where the NAL unit begins, with its whole header
   * @param endBytes where it ends
   */
  public abstract void update(BitReader reader, ByteBuffer bytes, int startBytes, int endBytes)
      throws MalformedMediaException;

  /** Does what {@link #update} does, but replaces no parameter set. */
  final void addMissing(BitReader reader, ByteBuffer bytes, int startBytes, int endBytes)
      throws MalformedMediaException {
    NalParameterSets<S, P> found = empty();
    found.update(reader, bytes, startBytes, endBytes);
    addMissing(found);
  }

  /** Takes in the parameter sets of a kind and id that there are none of here. */
  protected final void addMissing(NalParameterSets<S, P> other) {
    sequences.addMissing(other.sequences);
    pictures.addMissing(other.pictures);
  }

  /** Returns whether a kind of sets is missing altogether, so that no picture can be read. */
  public final boolean areIncomplete() {
    return sequences.isEmpty() || pictures.isEmpty();
  }

  /** Returns whether a set that was asked for last is missing. */
  final boolean areLacking() {
    return sequences.isLacking() || pictures.isLacking();
  }

  /** Returns the sequence parameter set of the lowest id. */
  public final Optional<S> firstSequence() {
    return sequences.first();
  }

  /**
   * Returns a picture parameter set.
   *
   * @param reader where the id was read, for messages
   */
  public final P picture(int id, BitReader reader) throws MalformedMediaException {
    return pictures.get(id, reader);
  }

  /**
   * Returns a sequence parameter set.
   *
   * @param reader where the id was read, for messages
   */
  public final S sequence(int id, BitReader reader) throws MalformedMediaException {
    return sequences.get(id, reader);
  }
}
