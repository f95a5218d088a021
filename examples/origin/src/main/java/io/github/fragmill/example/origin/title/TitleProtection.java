package io.github.fragmill.example.origin.title;

import io.github.fragmill.cli.option.DrmOptions;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.Encryptor;
import io.github.fragmill.crypto.IvSecret;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.TrackKeySource;
import io.github.fragmill.example.origin.config.Secret;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The protection of all titles: their keys, and how these are signalled. Thread-safe. */
final class TitleProtection {

  /**
   * What initialization vectors are derived from.
   *
   * @param name another one for another secret that is shared; a secret that was drawn leaves saved
   *     plans as they are
   */
  record Vectors(IvSecret secret, String name) {

    private static final int NAME_BYTES = 8;

    /** Returns those of a secret that nodes share. */
    static Vectors shared(Secret secret) {
      return new Vectors(IvSecret.of(secret.toBytes()), name(secret));
    }

    private static String name(Secret secret) {
      byte[] hash = secret.sign("fragmill origin: name of the IV secret");
      return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    }
  }

  private final GivenTitleKeys given;
  private final ServedTitleKeys served;
  private final DrmOptions drm;
  private final Vectors vectors;

  /**
   * @param given keys of the options
   * @param served keys of a server or of documents, for titles that do not have those
   */
  TitleProtection(GivenTitleKeys given, ServedTitleKeys served, DrmOptions drm, Vectors vectors) {
    this.given = given;
    this.served = served;
    this.drm = drm;
    this.vectors = vectors;
  }

  /** Returns the ids of the keys that the options give. */
  List<KeyId> keyIds() {
    return given.keyIds();
  }

  /**
   * How one title is protected.
   *
   * @param encryptor what encrypts as a saved plan says; empty when the keys are not known before
   *     the title is planned
   */
  record OfTitle(Scheme scheme, Protection protection, Optional<Encryptor> encryptor) {}

  /**
   * Returns the protection of a title, or empty for one that is clear. A key server is asked when
   * the title is planned. A title that names keys is never clear.
   *
   * @param usual how titles are encrypted that do not say it
   * @throws KeySourceException when there is no such key, or the parts contradict each other
   */
  Optional<OfTitle> of(String title, TitleChoices own, SchemeChoice usual)
      throws FragmillException {
    boolean isClear =
        own.scheme().orElse(own.hasKeys() ? SchemeChoice.CBCS : usual) == SchemeChoice.NONE;
    if (isClear && own.hasKeys()) {
      throw new KeySourceException(
          title + ": expected a scheme for the keys that it names, found none");
    }
    if (isClear) {
      return Optional.empty();
    }
    Optional<TrackKeySource> source =
        served.has(own) ? Optional.of(served.of(title, own)) : Optional.empty();
    Scheme scheme =
        own.scheme()
            .flatMap(SchemeChoice::scheme)
            .or(() -> source.flatMap(TrackKeySource::scheme))
            .or(usual::scheme)
            .orElse(Scheme.CBCS);
    CommonEncryption.Builder builder =
        CommonEncryption.builder(scheme).deriveIv(vectors.secret(), title);
    try {
      if (source.isPresent()) {
        builder.keys(source.get());
        drm.addTo(builder, List.of());
      } else {
        drm.addTo(builder, given.addTo(builder, title, scheme, own.keyId()));
      }
      return Optional.of(
          new OfTitle(
              scheme,
              builder.build(),
              source.isPresent() ? Optional.empty() : Optional.of(given.encryptor())));
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new KeySourceException(title + ": " + e.getMessage(), e);
    }
  }

  /** All that decides protections but the titles, without a secret. */
  String description() throws FragmillException {
    return given.description() + " " + drm.description() + " " + vectors.name();
  }
}
