package io.github.fragmill.cpix;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.cpix.internal.signature.DocumentSignatures;
import io.github.fragmill.cpix.internal.xml.XmlInput;
import io.github.fragmill.cpix.internal.xml.XmlNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads CPIX documents of versions 2.0 to 2.4. Immutable and thread-safe.
 *
 * <p>A document may come from anywhere: a document type, entities, great depth and too many bytes
 * are refused, and nothing outside of it is read. Elements that are not known are skipped, but for
 * filters, which then forbid that tracks get keys by the document. An encrypted key is checked by
 * its MAC, and a signature by its key, before anything is decrypted. No message holds a key.
 */
@CheckReturnValue
public final class CpixReader {

  private static final CpixReader PLAIN =
      new CpixReader(Optional.empty(), Optional.empty(), false, 64L << 20);

  private final Optional<PrivateKey> privateKey;
  private final Optional<PublicKey> signer;
  private final boolean requireEncrypted;
  private final long maxBytes;

  private CpixReader(
      Optional<PrivateKey> privateKey,
      Optional<PublicKey> signer,
      boolean requireEncrypted,
      long maxBytes) {
    this.privateKey = privateKey;
    this.signer = signer;
    this.requireEncrypted = requireEncrypted;
    this.maxBytes = maxBytes;
  }

  /** Returns a reader of documents with keys in clear, up to 64 MiB long. */
  public static CpixReader plain() {
    return PLAIN;
  }

  /**
   * Returns the same for encrypted keys too.
   *
   * @param key an RSA key, for which the document was made
   */
  public CpixReader decryptWith(PrivateKey key) {
    return new CpixReader(
        Optional.of(Objects.requireNonNull(key, "key")), signer, requireEncrypted, maxBytes);
  }

  /** Returns the same that refuses keys in clear. */
  public CpixReader requireEncrypted() {
    return new CpixReader(privateKey, signer, /* requireEncrypted= */ true, maxBytes);
  }

  /**
   * Returns the same that refuses a document without a signature of somebody over all that is read.
   * Without it, a signature need only be right by the key that it names itself: then it shows that
   * the document was not damaged, and not whose it is.
   *
   * @param key an RSA key
   */
  public CpixReader requireSignatureOf(PublicKey key) {
    return new CpixReader(
        privateKey, Optional.of(Objects.requireNonNull(key, "key")), requireEncrypted, maxBytes);
  }

  /**
   * Returns the same with another limit. The memory that reading takes is a small multiple of it.
   *
   * @param bytes 1 or more
   */
  public CpixReader maxBytes(long bytes) {
    if (bytes < 1 || bytes > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException("maxBytes: expected 1 to 2^31 - 17, found " + bytes);
    }
    return new CpixReader(privateKey, signer, requireEncrypted, bytes);
  }

  /**
   * Reads a file.
   *
   * @throws KeySourceException when the file cannot be read, and as {@link #read(byte[])} does
   */
  public CpixDocument read(Path file) throws KeySourceException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    } catch (KeySourceException e) {
      throw e;
    } catch (IOException e) {
      throw new KeySourceException("CPIX document " + file + " cannot be read", e);
    }
  }

  /**
   * Reads all that a stream has, and does not close it.
   *
   * @throws IOException when the stream fails, and as {@link #read(byte[])} does
   */
  public CpixDocument read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes((int) (maxBytes + 1));
    try {
      return read(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Reads a document.
   *
   * @throws KeySourceException when it is not one, is too long, is not authentic or not for the
   *     private key
   */
  public CpixDocument read(byte[] document) throws KeySourceException {
    if (document.length > maxBytes) {
      throw new KeySourceException(
          "CPIX document: expected at most " + maxBytes + " bytes, found more");
    }
    return new Reading(document).read();
  }

  /** One document on its way. */
  private final class Reading {

    private final byte[] bytes;
    private final List<RawDelivery> deliveries = new ArrayList<>();
    private final List<RawKey> keys = new ArrayList<>();
    private final List<CpixDrmSystem> systems = new ArrayList<>();
    private final List<KeyPeriod> periods = new ArrayList<>();
    private final List<UsageRule> rules = new ArrayList<>();
    private boolean isSigned;

    Reading(byte[] bytes) {
      this.bytes = bytes;
    }

    CpixDocument read() throws KeySourceException {
      try (XmlInput input = XmlInput.open("CPIX document", bytes)) {
        XmlNode root = input.shallow();
        if (!root.name().equals("CPIX") || !root.namespace().equals(Values.NAMESPACE)) {
          throw input.refusal(
              "expected an element CPIX of "
                  + Values.NAMESPACE
                  + ", found "
                  + Texts.shorten(root.name()));
        }
        while (input.nextChild()) {
          readList(input);
        }
        input.requireEnd();
        if (isSigned || signer.isPresent()) {
          DocumentSignatures.requireValid(bytes, signer);
        }
        return document(root);
      } finally {
        keys.forEach(key -> key.plain().ifPresent(it -> Arrays.fill(it, (byte) 0)));
      }
    }

    private CpixDocument document(XmlNode root) throws KeySourceException {
      Optional<String> version = Values.text(root, "version");
      // Documents before 2.3, and those of SPEKE 1.0, have the content's name as their id.
      Optional<String> contentId = Values.text(root, "contentId").or(() -> root.attribute("id"));
      List<CpixKey> values = KeyDecryption.decrypt(keys, deliveries, privateKey, requireEncrypted);
      try {
        return new CpixDocument(version, contentId, values, systems, periods, rules);
      } catch (IllegalArgumentException e) {
        values.forEach(CpixKey::close);
        throw new KeySourceException("CPIX document: " + e.getMessage());
      }
    }

    private void readList(XmlInput input) throws KeySourceException {
      String list = input.shallow().name();
      isSigned |= list.equals("Signature");
      switch (list) {
        case "DeliveryDataList",
            "ContentKeyList",
            "DRMSystemList",
            "ContentKeyPeriodList",
            "ContentKeyUsageRuleList" -> {
          while (input.nextChild()) {
            readItem(list, input);
          }
        }
        default -> input.skip();
      }
    }

    private void readItem(String list, XmlInput input) throws KeySourceException {
      XmlNode item = input.tree();
      if (!list.equals(item.name() + "List")) {
        return;
      }
      switch (item.name()) {
        case "DeliveryData" -> deliveries.add(RawDelivery.parse(item));
        case "ContentKey" -> keys.add(RawKey.parse(item));
        case "DRMSystem" -> systems.add(ItemParsers.drmSystem(item));
        case "ContentKeyPeriod" -> periods.add(ItemParsers.period(item));
        default -> rules.add(ItemParsers.rule(item));
      }
    }
  }

  /** Returns what it is, and no key. */
  @Override
  public String toString() {
    return "CPIX reader";
  }
}
