package io.github.fragmill.cli.option;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.cpix.Cpix;
import io.github.fragmill.cpix.CpixKey;
import io.github.fragmill.cpix.CpixReader;
import io.github.fragmill.cpix.speke.EncryptionPreset;
import io.github.fragmill.cpix.speke.Speke;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.TrackKeySource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
          "SPEKE key server, which is asked once for all keys, IVs and DRM signals of a title: "
              + "https, or http on this computer.")
  private Optional<String> speke = Optional.empty();

  @Option(
      names = "--speke-version",
      paramLabel = "1.0|2.0|2.1",
      description = "Version of SPEKE (default: 2.0).")
  private Optional<String> version = Optional.empty();

  @Option(
      names = "--speke-seconds",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      description = "How long the SPEKE server may take, all attempts together (default: 30).")
  private Optional<Duration> timeout = Optional.empty();

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

  private static final int RETRIES = 2;
  private static final int MAX_BYTES = 16 << 20;

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
    requireConsistent();
    if (cpix.isEmpty() && privateKey.isPresent()) {
      throw new UsageException("--cpix-private-key requires --cpix");
    }
    if (cpix.isPresent()) {
      return document().map(TrackKeySource.class::cast);
    }
    return speke.isPresent() ? Optional.of(titleServer()) : Optional.empty();
  }

  /**
   * Checks that options go together.
   *
   * @throws UsageException if they do not
   */
  public void requireConsistent() {
    if (cpix.isPresent() && speke.isPresent()) {
      throw new UsageException("--cpix and --speke: expected one of them");
    }
    boolean isOfServer =
        contentId.isPresent() || version.isPresent() || timeout.isPresent() || !contract.isEmpty();
    if (speke.isEmpty() && isOfServer) {
      throw new UsageException(
          "--content-id, --speke-version, --speke-seconds and --speke-contract require --speke");
    }
  }

  private Speke titleServer() {
    if (contentId.isEmpty()) {
      throw new UsageException("--speke requires --content-id");
    }
    return server().orElseThrow();
  }

  /** Returns the name of the title for the server. */
  public Optional<String> contentId() {
    return contentId;
  }

  /**
   * Returns keys for what was planned before.
   *
   * @param needed the ids of its keys; a document may have others, too
   */
  List<ContentKey> keys(List<KeyId> needed) throws FragmillException {
    requireConsistent();
    if (speke.isPresent()) {
      return needed.isEmpty() ? List.of() : titleServer().contentKeys(needed);
    }
    return cpix.isPresent()
        ? document().orElseThrow().document().keys().stream()
            .map(CpixKey::contentKey)
            .flatMap(Optional::stream)
            .toList()
        : List.of();
  }

  /**
   * Returns the document of {@code --cpix}, which is read once.
   *
   * @throws FragmillException if it cannot be read
   */
  public Optional<Cpix> document() throws FragmillException {
    if (document.isEmpty() && cpix.isPresent()) {
      document = Optional.of(Cpix.of(reader().read(cpix.get())));
    }
    return document;
  }

  /**
   * Returns what reads documents, with the private key where one is given.
   *
   * @throws FragmillException if the private key cannot be read
   */
  public CpixReader reader() throws FragmillException {
    return privateKey.isPresent()
        ? CpixReader.plain().decryptWith(PemFile.privateKey("--cpix-private-key", privateKey.get()))
        : CpixReader.plain();
  }

  /**
   * Returns the server of {@code --speke}, without a title unless {@code --content-id} names one.
   *
   * @throws UsageException if an option has an invalid value
   */
  public Optional<Speke> server() {
    return speke.map(this::server);
  }

  private Speke server(String url) {
    Function<URI, Speke> maker =
        switch (version.orElse("2.0")) {
          case "1.0" -> Speke::v1;
          case "2.0" -> Speke::v2;
          case "2.1" -> Speke::v21;
          default ->
              throw UsageException.expected(
                  "--speke-version", "1.0, 2.0 or 2.1", version.orElse(""));
        };
    try {
      Speke server = maker.apply(URI.create(url));
      if (timeout.isPresent()) {
        server = server.limits(timeout.get(), RETRIES, MAX_BYTES);
      }
      if (contentId.isPresent()) {
        server = server.contentId(contentId.get());
      }
      return contract.isEmpty() ? server : server.contract(presets());
    } catch (IllegalArgumentException e) {
      // A URL may hold a password, which its message would repeat.
      throw new UsageException(
          "--speke, --content-id, --speke-seconds or --speke-contract: expected a URL with a host,"
              + " a title on one line, up to a day, and presets that go together");
    }
  }

  private EncryptionPreset[] presets() {
    List<EncryptionPreset> presets = new ArrayList<>();
    contract.forEach(name -> presets.add(EncryptionPreset.parse(name)));
    return presets.toArray(EncryptionPreset[]::new);
  }
}
