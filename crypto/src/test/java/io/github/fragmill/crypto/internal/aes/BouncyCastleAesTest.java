package io.github.fragmill.crypto.internal.aes;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.CodeSource;
import org.bouncycastle.crypto.engines.AESEngine;
import org.junit.jupiter.api.Test;

/** Runs twice in the build, with one jar of Bouncy Castle and with the other. */
final class BouncyCastleAesTest extends AesCiphersContract {

  @Override
  AesCiphers ciphers() {
    return new BouncyCastleAes();
  }

  @Test
  void classPath_ofThisRun_holdsTheJarThatTheBuildMeans() {
    String expected = System.getProperty("fragmill.test.bouncycastle", "bcprov-jdk18on");
    CodeSource source = AESEngine.class.getProtectionDomain().getCodeSource();

    assertThat(source.getLocation().getPath()).contains("/" + expected + "-");
  }

  @Test
  void classPath_ofThisRun_holdsOneJarOnly() throws Exception {
    String resource = AESEngine.class.getName().replace('.', '/') + ".class";

    assertThat(AESEngine.class.getClassLoader().resources(resource)).hasSize(1);
  }
}
