package io.github.fragmill.platform.upload;

import io.github.fragmill.platform.catalog.UploadFile;
import java.util.Optional;

/** Properties of a file that the sender gave. Immutable. */
public record FileDescription(
    Optional<String> language, Optional<String> label, Optional<String> role) {

  /** No properties. */
  public static final FileDescription NONE =
      new FileDescription(Optional.empty(), Optional.empty(), Optional.empty());

  UploadFile of(UploadFile file) {
    return new UploadFile(file.name(), file.stored(), file.sizeBytes(), language, label, role);
  }
}
