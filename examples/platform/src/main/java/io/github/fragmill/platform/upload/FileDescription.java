package io.github.fragmill.platform.upload;

import io.github.fragmill.platform.catalog.UploadFile;
import java.util.Optional;

/** What the sender says of a file. Immutable. */
public record FileDescription(
    Optional<String> language, Optional<String> label, Optional<String> role) {

  /** Nothing is said. */
  public static final FileDescription NONE =
      new FileDescription(Optional.empty(), Optional.empty(), Optional.empty());

  UploadFile of(UploadFile file) {
    return new UploadFile(file.name(), file.stored(), file.sizeBytes(), language, label, role);
  }
}
