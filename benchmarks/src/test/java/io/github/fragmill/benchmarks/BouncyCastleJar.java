package io.github.fragmill.benchmarks;

/** The jar of Bouncy Castle that a test runs with. The code is not compiled against either. */
final class BouncyCastleJar {

  private BouncyCastleJar() {}

  /** Returns the artifact that the build means to have on the class path, and no other. */
  static String expected() {
    return System.getProperty("fragmill.test.bouncycastle", "bcprov-lts8on");
  }

  /** Returns where the classes come from. */
  static String location() throws ReflectiveOperationException {
    return Class.forName("org.bouncycastle.crypto.engines.AESEngine")
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .getPath();
  }

  /** Returns whether the jar has native code for this machine. */
  static boolean isNative() throws ReflectiveOperationException {
    if (!expected().equals("bcprov-lts8on")) {
      return false;
    }
    return (boolean)
        Class.forName("org.bouncycastle.crypto.CryptoServicesRegistrar")
            .getMethod("isNativeEnabled")
            .invoke(null);
  }
}
