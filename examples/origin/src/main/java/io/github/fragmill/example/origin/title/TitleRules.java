package io.github.fragmill.example.origin.title;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.crypto.Encryptor;
import io.github.fragmill.hls.HlsManifest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How titles are packaged, unless they say otherwise. Immutable and thread-safe. */
public final class TitleRules {

  /**
   * What all titles have in common.
   *
   * @param scheme how they are encrypted
   * @param layout how their files are laid out
   * @param segmentDuration the duration that segments aim at
   * @param hasTrickPlay whether trick play is added
   * @param isMeasured whether segments are measured for exact bit rates
   */
  public record Defaults(
      SchemeChoice scheme,
      LayoutChoice layout,
      Duration segmentDuration,
      boolean hasTrickPlay,
      boolean isMeasured) {}

  private final Defaults defaults;
  private final TitleProtection protection;

  /**
   * @param protection their keys; without one for titles that are clear
   */
  TitleRules(Defaults defaults, TitleProtection protection) {
    this.defaults = defaults;
    this.protection = protection;
  }

  /** Returns what titles have in common. */
  public Defaults defaults() {
    return defaults;
  }

  /** Returns the ids of all keys. */
  public List<KeyId> keyIds() {
    return protection.keyIds();
  }

  /**
   * Returns how a title is packaged.
   *
   * @param name the name of the title, unique
   * @param own what it has otherwise
   * @throws FragmillException when there is no key for it
   */
  public Packaging of(String name, TitleChoices own) throws FragmillException {
    Optional<TitleProtection.OfTitle> protect = protection.of(name, own, defaults.scheme());
    LayoutChoice layout = own.layout().orElse(defaults.layout());
    Duration duration = own.segmentDuration().orElse(defaults.segmentDuration());
    Optional<Encryptor> encryptor = protect.flatMap(TitleProtection.OfTitle::encryptor);
    boolean isSaved = protect.isPresent() == encryptor.isPresent();
    String configuration =
        String.join(
            "\n",
            protect.map(it -> it.scheme().fourCc()).orElse("none"),
            layout.word(),
            duration.toString(),
            Boolean.toString(defaults.hasTrickPlay()),
            own.keyId().toString(),
            protect.isPresent() ? protection.description() : "");
    return new Packaging(
        it ->
            encrypted(
                options(it, layout, duration), protect.map(TitleProtection.OfTitle::protection)),
        isSaved
            ? Optional.of(new Packaging.Saving(configuration, it -> loaded(it, encryptor, layout)))
            : Optional.empty(),
        defaults.isMeasured());
  }

  private Packager options(Packager packager, LayoutChoice layout, Duration duration) {
    Packager common =
        packager
            .layout(layout.layout())
            .segmentDuration(duration)
            .manifest(layout.dash(), HlsManifest.of());
    return defaults.hasTrickPlay() ? common.trickPlay() : common;
  }

  private static Packager encrypted(Packager packager, Optional<Protection> protection) {
    return protection.map(packager::protect).orElse(packager);
  }

  private static SavedPlan.Loader loaded(
      SavedPlan.Loader loader, Optional<Encryptor> encryptor, LayoutChoice layout) {
    SavedPlan.Loader described = loader.manifest(layout.dash(), HlsManifest.of());
    return encryptor.map(described::encryption).orElse(described);
  }
}
