package io.github.fragmill.cpix;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.PlaylistKey;
import io.github.fragmill.core.protect.Pssh;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes of a document's {@code DRMSystem} what a presentation says of the system. */
final class Signals {

  private static final String DATA_URI = "data:";
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Signals() {}

  /**
   * Returns the signal, or empty when the document has nothing for one.
   *
   * @param isLeaf whether the key is a leaf of a hierarchy: then only the box counts, and it stands
   *     in segments
   */
  static Optional<DrmSignal> of(CpixDrmSystem system, boolean isLeaf) throws KeySourceException {
    try {
      Optional<Pssh> box = system.psshBase64().map(Signals::box);
      if (isLeaf) {
        return box.map(
            it ->
                new DrmSignal(
                    system.systemId(), Optional.of(it), Optional.empty(), Optional.empty()));
      }
      Optional<ProtectionXml> xml =
          system.contentProtection().isPresent()
              ? Optional.of(ProtectionXml.parse(system.contentProtection().get()))
              : Optional.empty();
      Optional<Pssh> manifestBox =
          xml.flatMap(ProtectionXml::psshBase64).map(Signals::box).or(() -> box);
      Optional<URI> licenseUrl = xml.flatMap(ProtectionXml::licenseUrl);
      Optional<PlaylistKey> playlistKey =
          system
              .hlsMedia()
              .or(system::hlsMultivariant)
              .flatMap(HlsTag::parse)
              .filter(key -> !follows(key, manifestBox));
      boolean isEmpty =
          box.isEmpty() && manifestBox.isEmpty() && licenseUrl.isEmpty() && playlistKey.isEmpty();
      return isEmpty
          ? Optional.empty()
          : Optional.of(
              new DrmSignal(system.systemId(), box, manifestBox, licenseUrl, playlistKey));
    } catch (IllegalArgumentException e) {
      throw new KeySourceException("CPIX document: " + system + ": " + e.getMessage());
    }
  }

  private static Pssh box(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(SPACE.matcher(base64).replaceAll(""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("pssh: expected base64", e);
    }
    return Pssh.parse(bytes);
  }

  /** A playlist says by itself what is in a box: the box, or for PlayReady its data. */
  private static boolean follows(PlaylistKey key, Optional<Pssh> box) {
    if (!key.uri().startsWith(DATA_URI) || box.isEmpty()) {
      return false;
    }
    int comma = key.uri().indexOf(',');
    byte[] data;
    try {
      data = Base64.getDecoder().decode(key.uri().substring(comma + 1));
    } catch (IllegalArgumentException e) {
      return false;
    }
    return Arrays.equals(data, box.get().toBox()) || Arrays.equals(data, box.get().data());
  }
}
