package io.github.fragmill.cli.option;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.cpix.Cpix;
import io.github.fragmill.cpix.CpixKey;
import io.github.fragmill.cpix.CpixReader;
import io.github.fragmill.cpix.speke.EncryptionPreset;
import io.github.fragmill.cpix.speke.Speke;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.TrackKeySource;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for keys from a CPIX document or a SPEKE server. */
public final class KeyServerOptions {

  @Option(
      names = "--cpix",
      paramLabel = "FILE",
      description =
          "CPIX document with the keys, IVs and DRM signals; its usage rules say which track has "
              + "which key.")
  private Optional<Path> cpix = Optional.empty();

  @Option(
      names = "--cpix-private-key",
      paramLabel = "PEM",
      description =
          "RSA private key in PKCS #8 for a CPIX document with encrypted keys. Only its owner may "
              + "have access to the file.")
  private Optional<Path> privateKey = Optional.empty();

  @Option(
      names = "--speke",
      paramLabel = "URL",
      description =
          "SPEKE 2.0 key server, which is asked once for all keys, IVs and DRM signals: https, or "
              + "http on this computer.")
  private Optional<String> speke = Optional.empty();

  @Option(
      names = "--content-id",
      paramLabel = "ID",
      description = "Name of the title, by which the SPEKE server knows it.")
  private Optional<String> contentId = Optional.empty();

  @Option(
      names = "--speke-contract",
      paramLabel = "PRESET",
      split = ",",
      description =
          "Which keys the title has: one of VIDEO-1 to VIDEO-8 and one of AUDIO-1 to AUDIO-3, or "
              + "UNENCRYPTED in place of one, or SHARED alone (default).")
  private List<String> contract = List.of();

  private Optional<Cpix> document = Optional.empty();

  /** Returns whether there is neither a document nor a server. */
  public boolean isEmpty() {
    return cpix.isEmpty() && speke.isEmpty();
  }

  /**
   * Returns where keys come from, or empty when nothing says it.
   *
   * @throws UsageException if options do not go together, or one has an invalid value
   * @throws FragmillException if the document cannot be read
   */
  public Optional<TrackKeySource> source() throws FragmillException {
    if (cpix.isPresent() && speke.isPresent()) {
      throw new UsageException("--cpix and --speke: expected one of them");
    }
    if (cpix.isEmpty() && privateKey.isPresent()) {
      throw new UsageException("--cpix-private-key requires --cpix");
    }
    if (speke.isEmpty() && (contentId.isPresent() || !contract.isEmpty())) {
      throw new UsageException("--content-id and --speke-contract require --speke");
    }
    if (cpix.isPresent()) {
      return Optional.of(document());
    }
    return speke.isPresent() ? Optional.of(server(speke.get())) : Optional.empty();
  }

  /** Returns the keys that are there without asking a server. */
  List<ContentKey> keys() throws FragmillException {
    return cpix.isPresent()
        ? document().document().keys().stream()
            .map(CpixKey::contentKey)
            .flatMap(Optional::stream)
            .toList()
        : List.of();
  }

  private Cpix document() throws FragmillException {
    if (document.isEmpty()) {
      CpixReader reader = CpixReader.plain();
      if (privateKey.isPresent()) {
        reader = reader.decryptWith(PemFile.privateKey("--cpix-private-key", privateKey.get()));
      }
      document = Optional.of(Cpix.of(reader.read(cpix.orElseThrow())));
    }
    return document.get();
  }

  private Speke server(String url) {
    String title = contentId.orElseThrow(() -> new UsageException("--speke requires --content-id"));
    try {
      Speke server = Speke.v2(URI.create(url)).contentId(title);
      return contract.isEmpty() ? server : server.contract(presets());
    } catch (IllegalArgumentException e) {
      // A URL may hold a password, which its message would repeat.
      throw new UsageException(
          "--speke, --content-id or --speke-contract: expected a URL with a host, a title on one"
              + " line, and presets that go together");
    }
  }

  private EncryptionPreset[] presets() {
    List<EncryptionPreset> presets = new ArrayList<>();
    contract.forEach(name -> presets.add(EncryptionPreset.parse(name)));
    return presets.toArray(EncryptionPreset[]::new);
  }
}
