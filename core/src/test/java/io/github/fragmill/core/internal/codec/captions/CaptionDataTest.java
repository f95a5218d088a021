package io.github.fragmill.core.internal.codec.captions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionDataTest {

  private final CaptionData data = new CaptionData();

  @ParameterizedTest
  @CsvSource({
    "fc 80 80, [CC1]",
    "fd 80 80, [CC1]",
    "fd 94 20, '[CC1, CC3]'",
    "fc 94 20 fd 01 80, '[CC1, CC3]'",
    "f8 94 20, []",
    "ff 02 21, [SERVICE1]",
    "ff 02 41 ff 42 c1, '[SERVICE2, SERVICE6]'",
    "ff 02 e1, [SERVICE1]",
    "fe 02 00, [SERVICE1]",
    "fa 00 00 fb 00 00, []",
    "fc 80 80 ff 02 21, '[CC1, SERVICE1]'"
  })
  void services_constructs_thoseThatAreValid(String hex, String services) {
    int[] constructs =
        Arrays.stream(hex.split(" ")).mapToInt(it -> Integer.parseInt(it, 16)).toArray();

    data.add(ByteBuffer.wrap(CaptionSei.message(constructs).toBytes()));

    assertThat(data.services()).hasToString(services);
  }

  @Test
  void services_severalMessages_areGathered() {
    data.add(ByteBuffer.wrap(CaptionSei.message(0xFD, 0x94, 0x20).toBytes()));
    data.add(ByteBuffer.wrap(CaptionSei.message(0xFF, 2, 0x41).toBytes()));
    data.add(ByteBuffer.wrap(CaptionSei.message(0xFF, 2, 0x41).toBytes()));

    assertThat(data.services()).hasToString("[CC1, CC3, SERVICE2]");
  }

  /** Each byte before the constructs decides whether these are captions. */
  @Test
  void services_otherUserData_none() {
    for (int index = 0; index < 8; index++) {
      byte[] message = CaptionSei.message(CaptionSei.padding()).toBytes();
      message[index]++;
      data.add(ByteBuffer.wrap(message));
    }
    byte[] notToBeProcessed = CaptionSei.message(CaptionSei.padding()).toBytes();
    notToBeProcessed[8] &= ~0x40;
    data.add(ByteBuffer.wrap(notToBeProcessed));

    assertThat(data.services()).isEmpty();
  }

  @Test
  void services_truncated_asFarAsItGoes() {
    byte[] whole = CaptionSei.message(0xFC, 0x80, 0x80, 0xFF, 2, 0x21).toBytes();

    for (int length = 0; length < 10 + 3; length++) {
      data.add(ByteBuffer.wrap(whole, 0, length));
      assertThat(data.services()).isEmpty();
    }
    data.add(ByteBuffer.wrap(whole, 0, 10 + 5));
    assertThat(data.services()).hasToString("[CC1]");
  }
}
