package io.github.fragmill.crypto.drm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.Pssh;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RawPsshTest {

  private static final Pssh PSSH =
      new Pssh(new UUID(1, 2), List.of(TestTrack.KEY_ID), new byte[] {1, 2, 3});

  @Test
  void signal_bytesOrBase64_theBoxAsItIs() {
    String base64 = Base64.getEncoder().encodeToString(PSSH.toBox());

    assertThat(RawPssh.of(PSSH.toBox()).signal(TestTrack.of("cbcs"))).contains(DrmSignal.of(PSSH));
    assertThat(RawPssh.parse(base64).signal(TestTrack.of("cenc"))).contains(DrmSignal.of(PSSH));
  }

  @Test
  void onlyFor_aKey_tracksUnderItOnly() {
    RawPssh raw = RawPssh.of(PSSH.toBox());
    KeyId other = KeyId.of("f".repeat(32));

    assertThat(raw.onlyFor(TestTrack.KEY_ID).signal(TestTrack.of("cbcs"))).isPresent();
    assertThat(raw.onlyFor(other).signal(TestTrack.of("cbcs"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base64!", "AAAAIHBzc2gAAAAA"})
  void parse_noBox_refusedByName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RawPssh.parse(text))
        .withMessageStartingWith("pssh: expected ");
  }

  @Test
  void of_twoBoxes_refused() {
    byte[] box = PSSH.toBox();
    byte[] two = new byte[2 * box.length];
    System.arraycopy(box, 0, two, 0, box.length);
    System.arraycopy(box, 0, two, box.length, box.length);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RawPssh.of(two))
        .withMessage("pssh: expected one box of " + two.length + " bytes, found " + box.length);
  }
}
