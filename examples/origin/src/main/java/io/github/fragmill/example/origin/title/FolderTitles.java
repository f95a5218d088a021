package io.github.fragmill.example.origin.title;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.origin.catalog.FolderCatalog;
import io.github.fragmill.origin.catalog.Title;
import io.github.fragmill.origin.catalog.TitleCatalog;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The titles of a folder, packaged by rules that know their names: initialization vectors depend on
 * them. Immutable and thread-safe.
 *
 * @param root the folder
 */
public record FolderTitles(Path root, TitleRules rules) implements TitleCatalog {

  @Override
  public Optional<Title> find(String name) throws FragmillException {
    Packaging packaging = rules.of(name, TitleChoices.NONE);
    FolderCatalog catalog =
        FolderCatalog.of(root).options((title, packager) -> packaging.options().apply(packager));
    if (packaging.saving().isPresent()) {
      Packaging.Saving saving = packaging.saving().get();
      catalog = catalog.saved(saving.configuration(), saving.loading());
    }
    return catalog.find(name).map(packaging::complete);
  }
}
