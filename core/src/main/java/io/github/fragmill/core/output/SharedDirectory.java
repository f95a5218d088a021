package io.github.fragmill.core.output;

import io.github.fragmill.core.internal.directory.SharedWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A directory that several processes write. Immutable and thread-safe. */
record SharedDirectory(Path path, boolean overwrite, boolean linked) implements SharedOutput {

  @Override
  public Workspace begin(String planId) throws IOException {
    return new DirectoryWorkspace(SharedWork.begin(path, planId, overwrite), overwrite, linked);
  }

  @Override
  public Optional<Workspace> find(String planId) throws IOException {
    return SharedWork.find(path, planId)
        .map(work -> new DirectoryWorkspace(work, overwrite, linked));
  }
}
