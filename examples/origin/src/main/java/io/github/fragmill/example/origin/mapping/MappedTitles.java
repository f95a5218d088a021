package io.github.fragmill.example.origin.mapping;

import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.SavedSource;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.example.origin.title.Packaging;
import io.github.fragmill.example.origin.title.TitleRules;
import io.github.fragmill.origin.catalog.Title;
import io.github.fragmill.origin.catalog.TitleCatalog;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The titles of a document, or of a server that has one for each title. Thread-safe. */
public final class MappedTitles implements TitleCatalog {

  private final Mapping mapping;
  private final Sources sources;
  private final FolderSources files;
  private final TitleRules rules;

  MappedTitles(Mapping mapping, Sources sources, FolderSources files, TitleRules rules) {
    this.mapping = mapping;
    this.sources = sources;
    this.files = files;
    this.rules = rules;
  }

  /**
   * Makes a catalog.
   *
   * @param place a file, or an address of HTTP with {@code {title}} in it
   * @param files finds the documents with the keys of titles
   * @throws UsageException when it is neither
   * @throws FragmillException when the file is not what it should be
   */
  public static MappedTitles of(
      String place, Sources sources, FolderSources files, TitleRules rules)
      throws FragmillException {
    if (place.startsWith("http://") || place.startsWith("https://")) {
      requireAddress(place);
      return new MappedTitles(new MappingServer(place), sources, files, rules);
    }
    MappedTitles titles = new MappedTitles(new MappingFile(Path.of(place)), sources, files, rules);
    titles.names(); // a document that is broken at the start is a mistake
    return titles;
  }

  private static void requireAddress(String place) {
    if (!place.contains(MappingServer.TITLE)) {
      throw UsageException.expected("--mapping", "an address with {title} in it", place);
    }
    try {
      URI.create(place.replace(MappingServer.TITLE, "title"));
    } catch (IllegalArgumentException e) {
      throw UsageException.expected("--mapping", "an address", place);
    }
  }

  /** Returns the names of all titles, sorted; none when only a server knows them. */
  public List<String> names() throws FragmillException {
    return mapping.names();
  }

  @Override
  public Optional<Title> find(String name) throws FragmillException {
    Optional<MappedTitle> found = mapping.find(name);
    return found.isPresent() ? Optional.of(title(name, found.get())) : Optional.empty();
  }

  private Title title(String name, MappedTitle mapped) throws FragmillException {
    Packager packager = Packager.create();
    Map<String, Source> byLocation = new HashMap<>();
    for (MappedSource each : mapped.sources()) {
      Source source = sources.find(each.path());
      source.location().ifPresent(it -> byLocation.put(it, source));
      packager = add(packager, each, source);
    }
    Packaging packaging = rules.of(name, mapped.choices(files));
    Title title = Title.of(packaging.options().apply(packager));
    if (packaging.saving().isPresent()) {
      Packaging.Saving saving = packaging.saving().get();
      title =
          title.saved(
              saving.configuration() + '\n' + mapped.sources(),
              loader -> saving.loading().apply(loader).sources(it -> found(it, byLocation)));
    }
    return packaging.complete(title);
  }

  private static Source found(SavedSource saved, Map<String, Source> byLocation)
      throws SourceException {
    Source source = saved.location().map(byLocation::get).orElse(null);
    if (source == null) {
      throw new SourceException(saved.name() + ": the document does not name it any more");
    }
    return source;
  }

  private static Packager add(Packager packager, MappedSource mapped, Source source) {
    return switch (mapped.kind()) {
      case ALL -> packager.add(source, TrackSelector.all(), it -> it);
      case VIDEO -> packager.video(source);
      case AUDIO -> packager.audio(source, it -> named(it, mapped));
      case TEXT -> packager.text(source, it -> named(it, mapped));
    };
  }

  private static TrackAttributes named(TrackAttributes attributes, MappedSource mapped) {
    return mapped.language().map(attributes::language).orElse(attributes);
  }
}
