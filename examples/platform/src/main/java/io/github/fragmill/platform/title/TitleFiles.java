package io.github.fragmill.platform.title;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.platform.catalog.UploadFile;
import io.github.fragmill.platform.error.Sentences;
import io.github.fragmill.platform.error.UploadRefusedException;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.storage.StoredFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The files of a title as inputs of the library. */
public final class TitleFiles {

  private TitleFiles() {}

  /**
   * Returns the memory limits of one title when several are open at once.
   *
   * @param atOnce how many, at least 1
   */
  public static Limits limits(int atOnce) {
    return Limits.forHeapOf(Runtime.getRuntime().maxMemory() / atOnce);
  }

  /**
   * Returns a packager with all files of a title.
   *
   * @throws UploadRefusedException when the language, label or role of a file is not valid
   * @throws IOException when the storage does not answer, or a file is missing
   */
  static Packager packager(List<UploadFile> files, Storage storage) throws IOException {
    Packager packager = Packager.create();
    for (UploadFile file : files) {
      Source source = new NamedSource(file.name(), stored(file, storage).source());
      UnaryOperator<TrackAttributes> attributes = attributes(file);
      packager =
          FileKind.of(file.name()).equals(Optional.of(FileKind.TEXT))
              ? packager.text(source, attributes)
              : packager.add(source, TrackSelector.all(), attributes);
    }
    return packager;
  }

  static StoredFile stored(UploadFile file, Storage storage) throws IOException {
    return storage
        .find(file.stored())
        .orElseThrow(
            () -> new MissingFileException(file.name() + " is not in the storage any more."));
  }

  private static UnaryOperator<TrackAttributes> attributes(UploadFile file)
      throws UploadRefusedException {
    TrackAttributes attributes = TrackAttributes.NONE;
    try {
      if (file.language().isPresent()) {
        attributes = attributes.language(file.language().get());
      }
      if (file.role().isPresent()) {
        attributes = attributes.role(Role.parse(file.role().get()));
      }
      if (file.label().isPresent()) {
        attributes = attributes.label(file.label().get());
      }
    } catch (IllegalArgumentException e) {
      throw new UploadRefusedException(
          UploadRefusedException.Reason.INCOMPLETE, file.name() + ": " + Sentences.of(e), e);
    }
    TrackAttributes complete = attributes;
    return none -> complete;
  }
}
