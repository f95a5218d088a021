package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.nal.NalParameterSets;
import java.nio.ByteBuffer;

/** The parameter sets of H.264. Copies are independent. */
final class ParameterSets extends NalParameterSets<SequenceParameterSet, PictureParameterSet> {

  /** Holds no parameter sets. */
  ParameterSets() {
    super(SequenceParameterSet.MAX_ID, PictureParameterSet.MAX_ID);
  }

  @Override
  protected ParameterSets empty() {
    return new ParameterSets();
  }

  ParameterSets copy() {
    ParameterSets copy = new ParameterSets();
    copy.addMissing(this);
    return copy;
  }

  @Override
  public void update(BitReader reader, ByteBuffer bytes, int startBytes, int endBytes)
      throws MalformedMediaException {
    reader.reset(bytes, startBytes + NalUnitType.HEADER_BYTES, endBytes);
    switch (NalUnitType.of(bytes.get(startBytes))) {
      case NalUnitType.SEQUENCE_PARAMETER_SET -> {
        SequenceParameterSet set = SequenceParameterSet.read(reader);
        sequences.put(set.id(), set);
      }
      case NalUnitType.PICTURE_PARAMETER_SET -> {
        PictureParameterSet set = PictureParameterSet.read(reader);
        pictures.put(set.id(), set);
      }
      default -> {
        // Nothing that slice headers depend on.
      }
    }
  }
}
