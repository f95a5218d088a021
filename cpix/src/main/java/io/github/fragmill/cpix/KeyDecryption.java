package io.github.fragmill.cpix;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.cpix.internal.delivery.Algorithms;
import io.github.fragmill.cpix.internal.delivery.EncryptedValue;
import io.github.fragmill.cpix.internal.delivery.KeyDelivery;
import io.github.fragmill.cpix.internal.delivery.ValueDecryption;
import io.github.fragmill.cpix.internal.delivery.ValueMac;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Gives keys their values: checks all of them first, and then decrypts. */
final class KeyDecryption {

  private static final int DOCUMENT_KEY_BYTES = 32;

  private final PrivateKey privateKey;
  private final RawDelivery delivery;

  private KeyDecryption(PrivateKey privateKey, RawDelivery delivery) {
    this.privateKey = privateKey;
    this.delivery = delivery;
  }

  /**
   * Returns the keys with their values, as far as there are any. When it fails, no key is left
   * anywhere.
   *
   * @param requireEncrypted whether plain values are refused
   */
  static List<CpixKey> decrypt(
      List<RawKey> keys,
      List<RawDelivery> deliveries,
      Optional<PrivateKey> privateKey,
      boolean requireEncrypted)
      throws KeySourceException {
    boolean anyEncrypted = keys.stream().anyMatch(it -> it.encrypted().isPresent());
    if (requireEncrypted && keys.stream().anyMatch(it -> it.plain().isPresent())) {
      throw new KeySourceException("CPIX document: expected encrypted keys, found one in clear");
    }
    if (!anyEncrypted) {
      return values(keys, Optional.empty());
    }
    PrivateKey key =
        privateKey.orElseThrow(
            () ->
                new KeySourceException(
                    "CPIX document: its keys are encrypted; give the private key of the"
                        + " recipient"));
    List<RawDelivery> ours = deliveries.stream().filter(it -> it.isFor(key)).toList();
    if (ours.size() != 1) {
      throw new KeySourceException(
          "CPIX document: expected delivery data for the owner of the private key once, found it "
              + ours.size()
              + " times among "
              + deliveries.size());
    }
    KeyDecryption decryption = new KeyDecryption(key, ours.get(0));
    decryption.requireAuthentic(keys);
    return values(keys, Optional.of(decryption));
  }

  private static List<CpixKey> values(List<RawKey> keys, Optional<KeyDecryption> decryption)
      throws KeySourceException {
    List<CpixKey> values = new ArrayList<>();
    DocumentKeys documentKeys = new DocumentKeys(decryption);
    boolean isComplete = false;
    try {
      for (RawKey key : keys) {
        if (key.plain().isPresent()) {
          values.add(key.withValue(key.plain().get()));
        } else if (key.encrypted().isPresent()) {
          values.add(key.withValue(documentKeys.decrypt(key)));
        } else {
          values.add(key.attributes());
        }
      }
      isComplete = true;
      return values;
    } finally {
      if (!isComplete) {
        values.forEach(CpixKey::close);
      }
    }
  }

  /** Checks each value before any is decrypted. */
  private void requireAuthentic(List<RawKey> keys) throws KeySourceException {
    Optional<ValueMac> mac = mac();
    for (RawKey key : keys) {
      if (key.encrypted().isPresent()) {
        requireAuthentic(key.attributes().keyId(), key.encrypted().get(), mac);
      }
    }
  }

  private static void requireAuthentic(KeyId keyId, EncryptedValue value, Optional<ValueMac> mac)
      throws KeySourceException {
    boolean isKnown =
        value.algorithm().equals(Algorithms.AES_256_CBC)
            || value.algorithm().equals(Algorithms.AES_256_WRAP);
    if (!isKnown) {
      throw new KeySourceException(
          "CPIX document: content key "
              + keyId
              + ": expected AES-256 in CBC mode or AES-256 key wrap, found '"
              + Texts.shorten(value.algorithm())
              + "'");
    }
    if (mac.isEmpty() && value.algorithm().equals(Algorithms.AES_256_WRAP)) {
      return; // It authenticates itself.
    }
    boolean isAuthentic =
        mac.isPresent()
            && value.mac().isPresent()
            && mac.get().isAuthentic(value.cipherValue(), value.mac().get());
    if (!isAuthentic) {
      throw new KeySourceException(
          "CPIX document: content key "
              + keyId
              + ": expected a MAC that is right, found "
              + (value.mac().isPresent() && mac.isPresent() ? "a wrong one" : "none")
              + "; nothing was decrypted");
    }
  }

  private Optional<ValueMac> mac() throws KeySourceException {
    if (delivery.macKey().isEmpty()) {
      return Optional.empty();
    }
    String algorithm = delivery.macAlgorithm().orElse("");
    if (!algorithm.equals(Algorithms.HMAC_SHA_512)) {
      throw new KeySourceException(
          "CPIX document: MACMethod: expected HMAC-SHA-512, found '"
              + Texts.shorten(algorithm)
              + "'");
    }
    byte[] key = unwrap("MAC key", delivery.macKey().get());
    try {
      return Optional.of(new ValueMac(key));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new KeySourceException("CPIX document: its MAC key cannot be used");
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] unwrap(String what, EncryptedValue value) throws KeySourceException {
    if (!value.algorithm().equals(Algorithms.RSA_OAEP)) {
      throw new KeySourceException(
          "CPIX document: "
              + what
              + ": expected RSA-OAEP with MGF1 and SHA-1, found '"
              + Texts.shorten(value.algorithm())
              + "'");
    }
    try {
      return KeyDelivery.unwrap(privateKey, value.cipherValue());
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new KeySourceException(
          "CPIX document: its " + what + " is not encrypted for this private key");
    }
  }

  /** Document keys that were decrypted. */
  private static final class DocumentKeys {

    private final Optional<KeyDecryption> decryption;
    private final IdentityHashMap<EncryptedValue, ValueDecryption> decryptions =
        new IdentityHashMap<>();

    DocumentKeys(Optional<KeyDecryption> decryption) {
      this.decryption = decryption;
    }

    byte[] decrypt(RawKey key) throws KeySourceException {
      KeyId keyId = key.attributes().keyId();
      KeyDecryption by = decryption.orElseThrow();
      EncryptedValue value = key.encrypted().orElseThrow();
      EncryptedValue wrapped =
          Optional.ofNullable(by.delivery.documentKeys().get(keyId))
              .or(by.delivery::documentKey)
              .orElseThrow(
                  () ->
                      new KeySourceException(
                          "CPIX document: content key "
                              + keyId
                              + ": expected a document key that encrypts it, found none"));
      try {
        ValueDecryption byKey = decryptions.get(wrapped);
        if (byKey == null) {
          byKey = decryption(by.unwrap("document key", wrapped));
          decryptions.put(wrapped, byKey);
        }
        return value.algorithm().equals(Algorithms.AES_256_CBC)
            ? byKey.decryptCbc(value.cipherValue())
            : byKey.unwrap(value.cipherValue());
      } catch (GeneralSecurityException e) {
        throw new KeySourceException(
            "CPIX document: content key " + keyId + " cannot be decrypted with its document key");
      }
    }

    private static ValueDecryption decryption(byte[] documentKey) throws GeneralSecurityException {
      try {
        if (documentKey.length != DOCUMENT_KEY_BYTES) {
          throw new GeneralSecurityException("not 256 bits");
        }
        return new ValueDecryption(documentKey);
      } finally {
        Arrays.fill(documentKey, (byte) 0);
      }
    }
  }
}
