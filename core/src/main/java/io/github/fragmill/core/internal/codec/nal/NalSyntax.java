package io.github.fragmill.core.internal.codec.nal;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.port.NalUnitMask;
import java.util.Optional;

/** What differs between the codecs in how parameter sets travel. Stateless. */
public interface NalSyntax {

  /** Returns the type of the box that holds the configuration record. */
  String configurationBoxType();

  /**
   * Returns the type of sample entries whose parameter sets may be in the samples.
   *
   * @param type of an entry of the codec, for example {@code avc1}
   */
  String inBandType(String type);

  /**
   * Takes a record apart.
   *
   * @param path the place in the box tree, for messages
   */
  DecoderConfiguration read(byte[] content, String path) throws MalformedMediaException;

  /**
   * Puts a record together; empty when it has no room for so many NAL units.
   *
   * @param isComplete no parameter sets are in the samples
   */
  Optional<byte[]> write(DecoderConfiguration configuration, boolean isComplete);

  /** Returns the size of a NAL unit's length field that the head of a record states. */
  int lengthSizeBytes(byte[] head);

  /**
   * Returns the head of a record for two streams, empty when they ask for different decoders.
   *
   * @param head of one of them, with the length size of the other
   */
  Optional<byte[]> join(byte[] head, byte[] other);

  /** Returns whether a NAL unit is a parameter set. */
  boolean isParameterSet(byte[] nalUnit);

  /** Returns what a parameter set shares with those that it replaces, and with no others. */
  int key(byte[] parameterSet, String path) throws MalformedMediaException;

  /** Returns whether a NAL unit holds a part of a picture, from its first byte, 0 to 255. */
  boolean isVideoCoding(int headerByte);

  /** Returns which NAL units are access unit delimiters. */
  NalUnitMask delimiter();
}
