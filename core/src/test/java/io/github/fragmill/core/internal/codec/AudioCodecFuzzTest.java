package io.github.fragmill.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.testing.Pieces;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any fields of a sample entry, any configuration and any samples are read or refused by the typed
 * exceptions. They are the {@link Pieces} of an input, in this order.
 */
class AudioCodecFuzzTest {

  /** Two channels, 48 kHz. */
  private static final String FIELDS = "0002bb80";

  static Stream<byte[]> aac() {
    return Stream.of(
        input(esds(0x40, "1190")),
        input(esds(0x40, "2b920800")),
        input(esds(0x40, "138856e5a54880")),
        input(esds(0x67, "1190")),
        input(esds(0x6B, ""), "fffb90c4"));
  }

  static Stream<byte[]> usac() {
    return Stream.of(input(esds(0x40, "f9464322000000")), input(esds(0x40, "f94c2326")));
  }

  static Stream<byte[]> ac3() {
    return Stream.of(input("0c3dc0"));
  }

  static Stream<byte[]> eac3() {
    return Stream.of(input("1f40200f00"), input("31400202020f000110"));
  }

  static Stream<byte[]> ac4() {
    return Stream.of(
        input(
            "20a401000000001fffffffe00109f80000084000004000",
            "",
            "84d772000000b8060300a5a5a5a5a5a5a5a5a5a5a5a5"));
  }

  static Stream<byte[]> opus() {
    return Stream.of(
        input("000201380000bb80000000"), input("000601380000bb800000010402000401020305"));
  }

  static Stream<byte[]> flac() {
    return Stream.of(
        input(
            "0000000000000022"
                + "10001000000000000000"
                + "0ac442f000000000"
                + "00000000000000000000000000000000"
                + "8400000400000000"));
  }

  static Stream<byte[]> alac() {
    return Stream.of(input("00000000000010000010280a0e0200ff00004046000000000000bb80"));
  }

  static Stream<byte[]> mp3() {
    return Stream.of(input("", "fffb90c4"), input("", "fff384c0"));
  }

  /** Returns the content of a box with a configuration that has less than 96 bytes. */
  private static String esds(int objectTypeIndication, String configurationHex) {
    int length = configurationHex.length() / 2;
    return String.format(
        "0000000003%02x00010004%02x%02x15%s05%02x%s",
        20 + length, 15 + length, objectTypeIndication, "00".repeat(11), length, configurationHex);
  }

  private static byte[] input(String... configurationAndSamplesHex) {
    return Pieces.join(
        Stream.concat(Stream.of(FIELDS), Arrays.stream(configurationAndSamplesHex))
            .map(HexFormat.of()::parseHex)
            .toList());
  }

  @MethodSource
  @FuzzTest
  void aac(byte[] input) throws FragmillException {
    read("mp4a", "esds", input);
  }

  @MethodSource
  @FuzzTest
  void usac(byte[] input) throws FragmillException {
    read("mp4a", "esds", input);
  }

  @MethodSource
  @FuzzTest
  void ac3(byte[] input) throws FragmillException {
    read("ac-3", "dac3", input);
  }

  @MethodSource
  @FuzzTest
  void eac3(byte[] input) throws FragmillException {
    read("ec-3", "dec3", input);
  }

  @MethodSource
  @FuzzTest
  void ac4(byte[] input) throws FragmillException {
    read("ac-4", "dac4", input);
  }

  @MethodSource
  @FuzzTest
  void opus(byte[] input) throws FragmillException {
    read("Opus", "dOps", input);
  }

  @MethodSource
  @FuzzTest
  void flac(byte[] input) throws FragmillException {
    read("fLaC", "dfLa", input);
  }

  @MethodSource
  @FuzzTest
  void alac(byte[] input) throws FragmillException {
    read("alac", "alac", input);
  }

  @MethodSource
  @FuzzTest
  void mp3(byte[] input) throws FragmillException {
    read(".mp3", "esds", input);
  }

  private static void read(String type, String boxType, byte[] input) throws FragmillException {
    List<byte[]> pieces = Pieces.split(input, /* atLeast= */ 3);
    ByteBuffer fields = ByteBuffer.wrap(Arrays.copyOf(pieces.get(0), 4));
    byte[] first = pieces.get(2);
    try {
      AudioFormat format =
          Codecs.audio(type)
              .orElseThrow()
              .read(
                  AudioDescriptions.of(
                      type,
                      fields.getShort() & 0xFFFF,
                      fields.getShort() & 0xFFFF,
                      Map.of(boxType, pieces.get(1)),
                      max -> ByteBuffer.wrap(first, 0, Math.min(max, first.length)).slice()));
      assertThat(format.codecs()).matches("[!-~]+");
      Optional<ProtectableRangeFinder> finder = format.protectableRangeFinder();
      if (finder.isPresent()) {
        for (byte[] sample : pieces.subList(3, pieces.size())) {
          RangeFinding.find(finder.get(), sample);
        }
      }
    } catch (MalformedMediaException | UnsupportedMediaException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
