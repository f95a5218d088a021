package io.github.fragmill.example.spark.place;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.SharedOutput;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A folder, under the same path on all machines.
 *
 * @param root absolute
 */
record FolderPlace(Path root) implements OutputPlace {

  @Override
  public SharedOutput title(String title, boolean replaces) {
    Output.Directory directory = Output.directory(root.resolve(title));
    return SharedOutput.directory(replaces ? directory.overwriting() : directory);
  }

  @Override
  public boolean isThere(String title, String file) {
    return Files.isRegularFile(root.resolve(title).resolve(file));
  }

  @Override
  public boolean isEmpty(String title) throws IOException {
    Path directory = root.resolve(title);
    if (!Files.isDirectory(directory)) {
      return !Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    }
  }

  @Override
  public void makeRoom(String title) {
    // A directory is replaced in one step, when the new one is complete.
  }

  @Override
  public Optional<byte[]> state(String name) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void putState(String name, byte[] content) throws IOException {
    Path file = file(name);
    Path folder = root.resolve(STATE).resolve("new");
    Files.createDirectories(folder);
    Files.createDirectories(file.resolveSibling(""));
    Path fresh = Files.createTempFile(folder, "state", "");
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void deleteState(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  private Path file(String name) {
    return root.resolve(STATE).resolve(name);
  }
}
