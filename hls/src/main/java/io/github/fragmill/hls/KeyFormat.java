package io.github.fragmill.hls;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.PlaylistKey;
import io.github.fragmill.core.protect.Pssh;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a playlist says of a key for one DRM system.
 *
 * <pre>
 * system            KEYFORMAT                                        URI
 * FairPlay          com.apple.streamingkeydelivery                   as given, skd://...
 * Widevine, common  urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed    pssh boxes, one after the other
 * PlayReady         com.microsoft.playready                          PlayReady object
 * W3C Clear Key     org.w3.clearkey                                  licence server
 * any other         urn:uuid: and its system id                      pssh box
 * </pre>
 *
 * <p>Sources: RFC 8216, 4.3.2.4; Widevine DRM, HLS; Microsoft, Packaging Content with PlayReady.
 * Players know the common system as little as HLS does. With its box in a key for Widevine they
 * find it: initialization data of several boxes is for whichever system knows one ("cenc"
 * Initialization Data Format, 1).
 *
 * @param name the value of {@code KEYFORMAT}
 * @param versions the value of {@code KEYFORMATVERSIONS}
 * @param isFoundByUri whether the system knows keys by their URIs, and not by their ids
 */
record KeyFormat(String name, String versions, String uri, boolean isFoundByUri) {

  private static final UUID WIDEVINE = UUID.fromString("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");
  private static final UUID PLAYREADY = UUID.fromString("9a04f079-9840-4286-ab92-e65be0885f95");
  private static final UUID CLEAR_KEY = UUID.fromString("e2719d58-a985-b3c9-781a-b030af78d30e");
  private static final UUID COMMON = UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");

  private static final String FIRST_VERSION = "1";
  private static final String IDENTITY = "identity";
  private static final String KEY_ID = "{keyId}";

  /** Returns what signals have for HLS, each system once, in their order. */
  static List<KeyFormat> of(List<DrmSignal> signals) {
    List<KeyFormat> formats = new ArrayList<>();
    boolean hasWidevine = false;
    for (DrmSignal signal : signals) {
      if (signal.playlistKey().isPresent()) {
        formats.add(given(signal.playlistKey().get()));
      } else if (signal.systemId().equals(WIDEVINE) || signal.systemId().equals(COMMON)) {
        if (!hasWidevine) {
          widevine(signals).ifPresent(formats::add);
          hasWidevine = true;
        }
      } else {
        boxed(signal).ifPresent(formats::add);
      }
    }
    return formats;
  }

  /**
   * Returns the format of keys that are fetched as they are.
   *
   * @param uri where {@code {keyId}} stands for the key's id
   * @throws UnsupportedMediaException when a DRM system is signalled too
   */
  static KeyFormat identity(String uri, KeyId keyId, List<DrmSignal> signals)
      throws UnsupportedMediaException {
    Optional<UUID> other =
        signals.stream().map(DrmSignal::systemId).filter(it -> !it.equals(COMMON)).findFirst();
    if (other.isPresent()) {
      throw new UnsupportedMediaException(
          "identity keys are open to everybody, so they stand beside no DRM system; found "
              + other.get());
    }
    return new KeyFormat(IDENTITY, FIRST_VERSION, uri.replace(KEY_ID, digits(keyId)), true);
  }

  private static KeyFormat given(PlaylistKey key) {
    return new KeyFormat(key.keyFormat(), key.keyFormatVersions(), key.uri(), true);
  }

  private static Optional<KeyFormat> widevine(List<DrmSignal> signals) {
    ByteArrayOutputStream boxes = new ByteArrayOutputStream();
    for (UUID system : List.of(WIDEVINE, COMMON)) {
      signals.stream()
          .filter(signal -> signal.systemId().equals(system) && signal.playlistKey().isEmpty())
          .flatMap(signal -> box(signal).stream())
          .forEach(box -> boxes.writeBytes(box.toBox()));
    }
    return boxes.size() == 0
        ? Optional.empty()
        : Optional.of(ofData("urn:uuid:" + WIDEVINE, "", boxes.toByteArray()));
  }

  private static Optional<KeyFormat> boxed(DrmSignal signal) {
    if (signal.systemId().equals(CLEAR_KEY)) {
      return signal
          .licenseUrl()
          .map(url -> new KeyFormat("org.w3.clearkey", FIRST_VERSION, url.toASCIIString(), false));
    }
    if (signal.systemId().equals(PLAYREADY)) {
      return box(signal)
          .map(box -> ofData("com.microsoft.playready", ";charset=UTF-16", box.data()));
    }
    return box(signal).map(box -> ofData("urn:uuid:" + signal.systemId(), "", box.toBox()));
  }

  private static Optional<Pssh> box(DrmSignal signal) {
    return signal.manifestPssh().or(signal::headerPssh);
  }

  private static KeyFormat ofData(String name, String parameters, byte[] data) {
    String base64 = Base64.getEncoder().encodeToString(data);
    return new KeyFormat(
        name, FIRST_VERSION, "data:text/plain" + parameters + ";base64," + base64, false);
  }

  /** Returns the attributes of a tag. */
  Attributes attributes(String method, KeyId keyId) {
    Attributes attributes = new Attributes().add("METHOD", method).quoted("URI", uri);
    if (!isFoundByUri) {
      attributes.add("KEYID", "0x" + digits(keyId));
    }
    return attributes.quoted("KEYFORMAT", name).quoted("KEYFORMATVERSIONS", versions);
  }

  private static String digits(KeyId keyId) {
    return keyId.toString().replace("-", "");
  }
}
