package io.github.fragmill.cpix.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * Somebody with an RSA key, made anew for each run by the JDK's keytool.
 *
 * @param key the private key
 * @param certificate of it
 */
public record TestRecipient(PrivateKey key, X509Certificate certificate) {

  public static final TestRecipient FIRST = make("first");
  public static final TestRecipient SECOND = make("second");

  private static TestRecipient make(String name) {
    try {
      Path folder = Files.createTempDirectory("fragmill-recipient");
      Path store = folder.resolve("store.p12");
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-keyalg",
                  "RSA",
                  "-keysize",
                  "2048",
                  "-dname",
                  "CN=" + name,
                  "-alias",
                  name,
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  "not-secret",
                  "-keystore",
                  store.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, "not-secret".toCharArray());
      }
      Files.delete(store);
      Files.delete(folder);
      return new TestRecipient(
          (PrivateKey) keys.getKey(name, "not-secret".toCharArray()),
          (X509Certificate) keys.getCertificate(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
