package io.github.fragmill.core.internal.codec.mp3;

import io.github.fragmill.core.media.SampleEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Makes the ISO form of QuickTime's {@code .mp3}, which CMAF does not know.
 *
 * <pre>
 * mp4a
 *   esds                      version 0
 *     ES_Descriptor           tag 3
 *       DecoderConfigDescriptor tag 4, without DecoderSpecificInfo
 *       SLConfigDescriptor      tag 6
 * </pre>
 */
final class Mp3SampleEntry {

  /** Size, type and the fields of an AudioSampleEntry. */
  private static final int ENTRY_BYTES = 36;

  private static final byte AUDIO_STREAM = 0x15;

  private Mp3SampleEntry() {}

  /**
   * Returns an entry of type {@code mp4a}.
   *
   * @param quickTime an entry whose fields are those of an AudioSampleEntry
   * @param objectTypeIndication 0x69 or 0x6B
   */
  static SampleEntry of(SampleEntry quickTime, int objectTypeIndication) {
    byte[] esds = esds((byte) objectTypeIndication);
    byte[] fields = quickTime.toBytes();
    return new SampleEntry(
        ByteBuffer.allocate(ENTRY_BYTES + esds.length)
            .put(fields, 0, ENTRY_BYTES)
            .put(esds)
            .putInt(0, ENTRY_BYTES + esds.length)
            .put(4, ascii("mp4a"))
            .array());
  }

  private static byte[] esds(byte objectTypeIndication) {
    byte[] decoderConfig = {
      4, 13, objectTypeIndication, AUDIO_STREAM, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    byte[] syncLayer = {6, 1, /* predefined for MP4= */ 2};
    int streamBytes = 3 + decoderConfig.length + syncLayer.length;
    ByteBuffer box = ByteBuffer.allocate(4 + 4 + 4 + 2 + streamBytes);
    return box.putInt(box.capacity())
        .put(ascii("esds"))
        .putInt(/* version and flags= */ 0)
        .put((byte) 3)
        .put((byte) streamBytes)
        .putShort(/* ES_ID= */ (short) 0)
        .put(/* no dependence, URL or clock= */ (byte) 0)
        .put(decoderConfig)
        .put(syncLayer)
        .array();
  }

  private static byte[] ascii(String type) {
    return type.getBytes(StandardCharsets.US_ASCII);
  }
}
