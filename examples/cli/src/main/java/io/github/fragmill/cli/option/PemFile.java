package io.github.fragmill.cli.option;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys and certificates in PEM. No message repeats what a file holds. */
public final class PemFile {

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private PemFile() {}

  /**
   * Reads an RSA key in PKCS #8.
   *
   * @param option the option that names the file, for messages
   * @throws UsageException if other users may read the file, or it holds something else
   * @throws FragmillException if the file cannot be read
   */
  static PrivateKey privateKey(String option, Path file) throws FragmillException {
    byte[] bytes = read(option, file);
    try {
      requirePrivate(option, file);
      Matcher matcher = PRIVATE_KEY.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
      if (matcher.find()) {
        byte[] code = Base64.getMimeDecoder().decode(matcher.group(1));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(code));
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The same message as for another file.
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
    throw new UsageException(
        option
            + " "
            + file
            + ": expected an RSA private key in PKCS #8 (BEGIN PRIVATE KEY), found something else;"
            + " openssl pkcs8 -topk8 -nocrypt makes one of older files");
  }

  /**
   * Reads a certificate.
   *
   * @param option the option that names the file, for messages
   */
  public static X509Certificate certificate(String option, Path file) throws FragmillException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(read(option, file)));
    } catch (GeneralSecurityException e) {
      throw new UsageException(option + " " + file + ": expected an X.509 certificate");
    }
  }

  private static byte[] read(String option, Path file) throws FragmillException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw SourceException.of(option + ": cannot read " + file, e);
    }
  }

  private static void requirePrivate(String option, Path file) throws SourceException {
    try {
      if (PrivateFile.isOpenToOthers(file)) {
        throw new UsageException(
            option
                + " "
                + file
                + ": other users may read or change this file; run chmod 600 on it");
      }
    } catch (IOException e) {
      throw SourceException.of(option + ": cannot read " + file, e);
    }
  }
}
