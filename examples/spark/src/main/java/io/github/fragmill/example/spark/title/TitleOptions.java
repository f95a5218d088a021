package io.github.fragmill.example.spark.title;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.cli.option.NamedInput;
import io.github.fragmill.cli.option.PackagingOptions;
import io.github.fragmill.cli.option.Planned;
import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.crypto.Decryptor;
import io.github.fragmill.crypto.Encryptor;
import io.github.fragmill.example.spark.catalog.CatalogEntry;
import io.github.fragmill.example.spark.catalog.JobSettings;
import io.github.fragmill.example.spark.place.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How one title is packaged, by the options that the command line has. Not thread-safe. */
final class TitleOptions {

  private final CatalogEntry entry;
  private final Places places;
  private final Options options;

  /** The options as the command line declares them. */
  @Command(name = "title")
  private static final class Options {

    @Mixin private final PackagingOptions packaging;

    Options(Map<String, String> environment) {
      packaging = new PackagingOptions(environment);
    }
  }

  private TitleOptions(CatalogEntry entry, Places places, Options options) {
    this.entry = entry;
    this.places = places;
    this.options = options;
  }

  /**
   * Reads the options of a title.
   *
   * @throws UsageException when one has an invalid value
   * @throws FragmillException when a key is missing
   */
  static TitleOptions of(CatalogEntry entry, JobSettings settings, KeyRing keys, Places places)
      throws FragmillException {
    JobSettings.KeyPlaces keyPlaces = settings.keys();
    List<String> arguments = new ArrayList<>(entry.options());
    boolean asksServer = entry.isEncrypted() && entry.keyIds().isEmpty();
    if (asksServer) {
      if (keyPlaces.speke().isEmpty()) {
        throw new KeySourceException(
            "expected a keyId, a key server (--speke), or scheme none for a title that stays clear");
      }
      arguments.add("--speke=" + keyPlaces.speke());
      addDefault(arguments, "--content-id", List.of(entry.title()));
      addDefault(arguments, "--speke-contract", keyPlaces.spekeContract());
    }
    JobSettings.given(keyPlaces.inputKeyFile())
        .ifPresent(file -> arguments.add("--input-key-file=" + file));
    Options options = new Options(keys.environmentOf(entry.keyIds()));
    if (entry.isEncrypted()) {
      options.packaging.encryption().deriveIv(keys.ivSecret(), entry.title());
    }
    try {
      new CommandLine(options)
          .setExpandAtFiles(false)
          .setInterpolateVariables(false)
          .parseArgs(arguments.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return new TitleOptions(entry, places, options);
  }

  private static void addDefault(List<String> arguments, String option, List<String> values) {
    if (arguments.stream().noneMatch(it -> it.startsWith(option + "="))) {
      values.forEach(value -> arguments.add(option + "=" + value));
    }
  }

  /** Plans the title: reads what the sources say of their media. */
  Planned plan(PackagingEngine engine) throws FragmillException {
    List<NamedInput> inputs = new ArrayList<>();
    for (String source : entry.sources()) {
      inputs.add(new NamedInput(source, places.source(source)));
    }
    return options.packaging.plan(
        options.packaging.packager(inputs, places::source).engine(engine));
  }

  /** Loads the plan of the title, with its keys. */
  PackagingPlan load(SavedPlan saved) throws FragmillException {
    return withManifests(
            saved,
            saved
                .loader()
                .sources(places::find)
                .encryption(options.packaging.encryption().encryptor(saved.keyIds()))
                .decryption(Decryptor.of(options.packaging.inputKeys())))
        .load();
  }

  /** Loads a plan without keys: for what is made of the sizes of segments. */
  static PackagingPlan loadWithoutKeys(SavedPlan saved, Places places) throws FragmillException {
    return withManifests(
            saved,
            saved
                .loader()
                .sources(places::find)
                .encryption(Encryptor.of(List.of()))
                .decryption(Decryptor.of(List.of()))
                .allowMissingKeys())
        .load();
  }

  private static SavedPlan.Loader withManifests(SavedPlan saved, SavedPlan.Loader loader)
      throws SavedDataException {
    try {
      List<ManifestWriter> writers = Manifests.of(saved.properties()).writers(saved.layout());
      return loader.manifest(
          writers.get(0), writers.subList(1, writers.size()).toArray(ManifestWriter[]::new));
    } catch (IllegalArgumentException e) {
      throw new SavedDataException("the manifests of the plan: " + e.getMessage(), e);
    }
  }
}
