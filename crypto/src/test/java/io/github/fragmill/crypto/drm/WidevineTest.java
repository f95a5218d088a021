package io.github.fragmill.crypto.drm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.crypto.testing.Bytes;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WidevineTest {

  private static final String KEY_ID = "0123456789abcdef0123456789abcdef";

  @Test
  void signal_keyIdOnly_knownAnswer() {
    Pssh pssh = pssh(Widevine.keyId(), "cenc");

    assertThat(pssh.systemId()).isEqualTo(UUID.fromString("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed"));
    assertThat(pssh.keyIds()).isEmpty();
    // Field 2 of 16 bytes; field 9: "cenc" is 0x63656e63, in groups of seven bits.
    assertThat(pssh.data()).isEqualTo(Bytes.hex("12 10" + KEY_ID + "48 e3dc959b06"));
  }

  @Test
  void signal_severalKeys_keyIdForEach() {
    TestTrack track = TestTrack.of("cenc").with(KeyId.of("c".repeat(32)));

    assertThat(Widevine.keyId().signal(track).orElseThrow().manifestPssh().orElseThrow().data())
        .isEqualTo(Bytes.hex("12 10" + KEY_ID + "12 10" + "c".repeat(32) + "48 e3dc959b06"));
  }

  @ParameterizedTest
  @CsvSource({"cenc, 63656e63", "cens, 63656e73", "cbc1, 63626331", "cbcs, 63626373"})
  void signal_scheme_itsFourCharacterCode(String scheme, String hex) {
    assertThat(fields(pssh(Widevine.keyId(), scheme)))
        .containsExactly(Map.entry(2, KEY_ID), Map.entry(9, hex));
  }

  @Test
  void signal_contentIdAndProvider_inTheMessage() {
    Widevine system =
        Widevine.contentId("film-\u00e5").provider("example").licenseUrl(URI.create("https://a/"));

    assertThat(fields(pssh(system, "cbcs")))
        .containsExactly(
            Map.entry(2, KEY_ID),
            Map.entry(3, hex("example")),
            Map.entry(4, hex("film-\u00e5")),
            Map.entry(9, "63626373"));
    assertThat(system.signal(TestTrack.of("cbcs")).orElseThrow().licenseUrl())
        .contains(URI.create("https://a/"));
  }

  @Test
  void contentId_longerThan127Bytes_lengthInTwoBytes() {
    byte[] contentId = Bytes.random(/* seed= */ 1, 300);

    assertThat(fields(pssh(Widevine.contentId(contentId), "cbcs")))
        .containsEntry(4, HexFormat.of().formatHex(contentId))
        .hasSize(3);
  }

  @Test
  void contentId_changedByTheCaller_staysAsGiven() {
    byte[] contentId = {1, 2, 3};
    Widevine system = Widevine.contentId(contentId);

    contentId[0] = 9;

    assertThat(fields(pssh(system, "cbcs"))).containsEntry(4, "010203");
  }

  @Test
  void signal_anyTrack_boxForTheManifest() {
    DrmSignal signal = Widevine.keyId().signal(TestTrack.of("cbcs")).orElseThrow();

    assertThat(signal.manifestPssh()).isPresent();
    assertThat(signal.headerPssh()).isEmpty();
    assertThat(signal.licenseUrl()).isEmpty();
  }

  /** A server that gets another id than was given gives another film's key. */
  @Test
  void setters_halfOfACharacter_refusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Widevine.contentId("a\ud83d"))
        .withMessageStartingWith("contentId: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Widevine.keyId().provider("\ude00"))
        .withMessageStartingWith("provider: ");
    assertThat(Widevine.contentId("a\ud83d\ude00\ufffd").provider("\u00e5")).isNotNull();
  }

  @Test
  void setters_emptyValues_refusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Widevine.contentId(""))
        .withMessage("contentId: expected at least one byte, found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Widevine.keyId().provider(""))
        .withMessage("provider: expected a name, found an empty one");
  }

  private static Pssh pssh(Widevine system, String scheme) {
    return system.signal(TestTrack.of(scheme)).orElseThrow().manifestPssh().orElseThrow();
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a message: bytes and numbers in hexadecimal digits, by the fields' numbers. */
  private static Map<Integer, String> fields(Pssh pssh) {
    ByteBuffer message = ByteBuffer.wrap(pssh.data());
    Map<Integer, String> fields = new TreeMap<>();
    while (message.hasRemaining()) {
      long tag = varint(message);
      int field = (int) (tag >> 3);
      String value;
      if ((tag & 7) == 0) {
        value = Long.toHexString(varint(message));
      } else {
        assertThat(tag & 7).as("wire type").isEqualTo(2);
        byte[] bytes = new byte[(int) varint(message)];
        message.get(bytes);
        value = HexFormat.of().formatHex(bytes);
      }
      assertThat(fields.put(field, value)).as("another field %d", field).isNull();
    }
    return fields;
  }

  private static long varint(ByteBuffer message) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = message.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
