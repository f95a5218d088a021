package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.crypto.internal.aes.BouncyCastleAes;
import io.github.fragmill.crypto.internal.aes.JdkAes;
import org.junit.jupiter.api.Test;

final class AesEngineTest {

  @Test
  void ciphers_ofEachEngine_fromTheLibraryItNames() {
    assertThat(AesEngine.bouncyCastle().ciphers()).isInstanceOf(BouncyCastleAes.class);
    assertThat(AesEngine.jdk().ciphers()).isInstanceOf(JdkAes.class);
  }

  @Test
  void toString_ofEachEngine_itsName() {
    assertThat(AesEngine.bouncyCastle()).hasToString("Bouncy Castle");
    assertThat(AesEngine.jdk()).hasToString("JDK");
  }
}
