package io.github.fragmill.crypto.drm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.testing.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DrmSystemTest {

  @Test
  void pssh_common_version1WithTheKeyIdAndNoData() {
    KeyId keyId = KeyId.parse("0123456789abcdef0123456789abcdef");
    EncryptionParameters parameters =
        new EncryptionParameters("cenc", keyId, 8, Optional.empty(), 0, 0);

    assertThat(DrmSystem.common().pssh(parameters).toBox())
        .isEqualTo(
            Bytes.hex(
                "00000034 70737368 01000000 1077efecc0b24d02ace33c1e52e2fb4b"
                    + "00000001 0123456789abcdef0123456789abcdef 00000000"));
  }
}
