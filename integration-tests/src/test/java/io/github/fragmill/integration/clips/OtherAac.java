package io.github.fragmill.integration.clips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Lets a clip of AAC LC say that it is AAC of a kind that ffmpeg has no encoder for. The samples
 * stay as they are, so it proves what becomes of the configuration and of bytes, not of audio.
 */
final class OtherAac {

  /** A DecoderSpecificInfo of 5 bytes, as ffmpeg writes it (ISO/IEC 14496-1, 7.2.6.7). */
  private static final byte[] DESCRIPTOR = {5, (byte) 0x80, (byte) 0x80, (byte) 0x80, 5};

  private OtherAac() {}

  /**
   * Replaces the AudioSpecificConfig.
   *
   * @param configHex of 5 bytes, zeros at the end
   */
  static void announce(Path file, String configHex) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] config = HexFormat.of().parseHex(configHex);
    System.arraycopy(config, 0, bytes, configOffset(bytes), DESCRIPTOR[4]);
    Files.write(file, bytes);
  }

  private static int configOffset(byte[] file) {
    String text = HexFormat.of().formatHex(file);
    String descriptor = HexFormat.of().formatHex(DESCRIPTOR);
    int found = text.lastIndexOf(descriptor);
    if (found < 0 || found % 2 != 0) {
      throw new IllegalStateException("no AudioSpecificConfig of 5 bytes");
    }
    return (found + descriptor.length()) / 2;
  }
}
