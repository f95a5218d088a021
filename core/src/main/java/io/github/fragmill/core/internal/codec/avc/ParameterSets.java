package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.ParameterSetTable;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The parameter sets that hold at one point of a stream; a later one replaces an earlier one of the
 * same id (ITU-T H.264, 7.4.1.2.1). Not thread-safe, but copies are independent.
 */
final class ParameterSets {

  private final ParameterSetTable<SequenceParameterSet> sequence;
  private final ParameterSetTable<PictureParameterSet> picture;

  /** Holds no parameter sets. */
  ParameterSets() {
    sequence = new ParameterSetTable<>("sequence", SequenceParameterSet.MAX_ID);
    picture = new ParameterSetTable<>("picture", PictureParameterSet.MAX_ID);
  }

  private ParameterSets(ParameterSets other) {
    sequence = other.sequence.copy();
    picture = other.picture.copy();
  }

  ParameterSets copy() {
    return new ParameterSets(this);
  }

  /**
   * Takes in a parameter set; other NAL units are passed over.
   *
   * @param reader used for reading
   * @param startBytes where the NAL unit begins, with its header byte
   * @param endBytes where it ends
   */
  void update(BitReader reader, ByteBuffer bytes, int startBytes, int endBytes)
      throws MalformedMediaException {
    reader.reset(bytes, startBytes + 1, endBytes);
    switch (NalUnitType.of(bytes.get(startBytes))) {
      case NalUnitType.SEQUENCE_PARAMETER_SET -> {
        SequenceParameterSet set = SequenceParameterSet.read(reader);
        sequence.put(set.id(), set);
      }
      case NalUnitType.PICTURE_PARAMETER_SET -> {
        PictureParameterSet set = PictureParameterSet.read(reader);
        picture.put(set.id(), set);
      }
      default -> {
        // Nothing that slice headers depend on.
      }
    }
  }

  /**
   * Takes in a parameter set unless there is one of its kind and id; other NAL units are passed
   * over.
   *
   * @param reader used for reading
   * @param startBytes where the NAL unit begins, with its header byte
   * @param endBytes where it ends
   */
  void addMissing(BitReader reader, ByteBuffer bytes, int startBytes, int endBytes)
      throws MalformedMediaException {
    ParameterSets found = new ParameterSets();
    found.update(reader, bytes, startBytes, endBytes);
    sequence.addMissing(found.sequence);
    picture.addMissing(found.picture);
  }

  /** Tells whether a kind of sets is missing altogether, so that no picture can be read. */
  boolean areIncomplete() {
    return sequence.isEmpty() || picture.isEmpty();
  }

  /** Tells whether a set that was asked for last is not there. */
  boolean areLacking() {
    return sequence.isLacking() || picture.isLacking();
  }

  /** Returns the sequence parameter set of the lowest id. */
  Optional<SequenceParameterSet> firstSequence() {
    return sequence.first();
  }

  /**
   * Returns a picture parameter set.
   *
   * @param reader where the id was read, for messages
   */
  PictureParameterSet picture(int id, BitReader reader) throws MalformedMediaException {
    return picture.get(id, reader);
  }

  /**
   * Returns a sequence parameter set.
   *
   * @param reader where the id was read, for messages
   */
  SequenceParameterSet sequence(int id, BitReader reader) throws MalformedMediaException {
    return sequence.get(id, reader);
  }
}
