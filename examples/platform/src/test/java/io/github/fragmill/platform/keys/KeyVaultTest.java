package io.github.fragmill.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeyVaultTest {

  private static final byte[] KEY = "sixteen bytes ok".getBytes(StandardCharsets.UTF_8);

  @Test
  void unwrap_whatWasWrapped_givesTheKey() throws Exception {
    try (MasterKey masterKey = masterKey("00")) {
      byte[] wrapped = new KeyVault(masterKey).wrap(KEY);

      assertThat(wrapped).hasSize(24).isNotEqualTo(KEY);
      assertThat(new KeyVault(masterKey).unwrap(wrapped)).isEqualTo(KEY);
    }
  }

  @Test
  void unwrap_otherMasterKey_isRefused() throws Exception {
    try (MasterKey one = masterKey("00");
        MasterKey other = masterKey("01")) {
      byte[] wrapped = new KeyVault(one).wrap(KEY);

      assertThatThrownBy(() -> new KeyVault(other).unwrap(wrapped))
          .isInstanceOf(KeyVaultException.class)
          .hasMessageContaining("master key");
    }
  }

  @Test
  void wrap_masterKeyClosed_isRefused() throws Exception {
    MasterKey masterKey = masterKey("00");
    KeyVault vault = new KeyVault(masterKey);
    masterKey.close();

    assertThatIllegalStateException().isThrownBy(() -> vault.wrap(KEY));
  }

  private static MasterKey masterKey(String octet) throws Exception {
    return MasterKey.load(Optional.of(octet.repeat(32)), Path.of("not-looked-at"));
  }
}
