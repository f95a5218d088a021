package io.github.fragmill.cpix.internal.signature;

import java.security.KeyException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Optional;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyValue;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import org.jspecify.annotations.Nullable;

/** Finds the key that checks a signature: the signer's, or the one that the signature names. */
final class SignerKey extends KeySelector {

  private final Optional<PublicKey> signer;

  SignerKey(Optional<PublicKey> signer) {
    this.signer = signer;
  }

  @Override
  public KeySelectorResult select(
      @Nullable KeyInfo keyInfo, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
      throws KeySelectorException {
    PublicKey key = signer.isPresent() ? signer.get() : named(keyInfo);
    if (!(key instanceof RSAKey) || !method.getAlgorithm().contains("rsa-sha")) {
      throw new KeySelectorException("expected an RSA signature");
    }
    return () -> key;
  }

  private static PublicKey named(@Nullable KeyInfo keyInfo) throws KeySelectorException {
    if (keyInfo != null) {
      for (Object content : keyInfo.getContent()) {
        if (content instanceof X509Data data) {
          for (Object part : data.getContent()) {
            if (part instanceof X509Certificate certificate) {
              return certificate.getPublicKey();
            }
          }
        } else if (content instanceof KeyValue value) {
          try {
            return value.getPublicKey();
          } catch (KeyException e) {
            throw new KeySelectorException("expected a key that the JDK reads", e);
          }
        }
      }
    }
    throw new KeySelectorException("expected a signature that names its key");
  }
}
