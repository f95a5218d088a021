package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The parameter sets of the base layer that hold at one point of a stream; a later one replaces an
 * earlier one of the same id (ITU-T H.265, 7.4.2.4.2). Video parameter sets are not among them:
 * slice segment headers do not depend on them. Not thread-safe, but copies are independent.
 */
final class ParameterSets {

  /** Indexed by id; an absent set is null, which does not leave this class. */
  private final SequenceParameterSet[] sequence;

  private final PictureParameterSet[] picture;

  /** Holds no parameter sets. */
  ParameterSets() {
    sequence = new SequenceParameterSet[SequenceParameterSet.MAX_ID + 1];
    picture = new PictureParameterSet[PictureParameterSet.MAX_ID + 1];
  }

  private ParameterSets(ParameterSets other) {
    sequence = other.sequence.clone();
    picture = other.picture.clone();
  }

  ParameterSets copy() {
    return new ParameterSets(this);
  }

  /**
   * Takes in a parameter set; other NAL units are passed over.
   *
   * @param reader used for reading
   * @param startBytes where the NAL unit begins, with its whole header
   * @param endBytes where it ends
   */
  void update(BitReader reader, ByteBuffer bytes, int startBytes, int endBytes)
      throws MalformedMediaException {
    if (NalUnitHeader.layerId(bytes, startBytes) != 0) {
      return;
    }
    reader.reset(bytes, startBytes + NalUnitHeader.BYTES, endBytes);
    switch (NalUnitType.of(bytes.get(startBytes))) {
      case NalUnitType.SEQUENCE_PARAMETER_SET -> {
        SequenceParameterSet set = SequenceParameterSet.read(reader);
        sequence[set.id()] = set;
      }
      case NalUnitType.PICTURE_PARAMETER_SET -> {
        PictureParameterSet set = PictureParameterSet.read(reader);
        picture[set.id()] = set;
      }
      default -> {
        // Nothing that slice segment headers depend on.
      }
    }
  }

  /** Returns the sequence parameter set of the lowest id. */
  Optional<SequenceParameterSet> firstSequence() {
    return Arrays.stream(sequence).filter(Objects::nonNull).findFirst();
  }

  /** Tells whether a set has the extension for screen content coding. */
  boolean haveScreenContent() {
    return Arrays.stream(sequence).anyMatch(it -> it != null && it.isScreenContent())
        || Arrays.stream(picture).anyMatch(it -> it != null && it.isScreenContent());
  }

  /**
   * Returns a picture parameter set.
   *
   * @param reader where the id was read, for messages
   */
  PictureParameterSet picture(int id, BitReader reader) throws MalformedMediaException {
    PictureParameterSet set = picture[id];
    if (set == null) {
      throw reader.malformed("a slice needs picture parameter set " + id + ", which was not sent");
    }
    return set;
  }

  /**
   * Returns a sequence parameter set.
   *
   * @param reader where the id was read, for messages
   */
  SequenceParameterSet sequence(int id, BitReader reader) throws MalformedMediaException {
    SequenceParameterSet set = sequence[id];
    if (set == null) {
      throw reader.malformed("a slice needs sequence parameter set " + id + ", which was not sent");
    }
    return set;
  }
}
