package io.github.fragmill.cli.command;

import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An output file that is either complete or absent. Until it is complete it has a hidden name in
 * the same folder and is locked; a hidden file without a lock was left by a killed process.
 */
final class OutputFile {

  private final Path file;
  private final Path target;
  private final boolean overwrite;

  /** Writes the file's content. */
  @FunctionalInterface
  interface Content {
    void writeTo(WritableByteChannel channel) throws FragmillException;
  }

  /**
   * @param overwrite whether to replace a file of this name
   */
  OutputFile(Path file, boolean overwrite) {
    this.file = file;
    this.target = file.toAbsolutePath().normalize();
    this.overwrite = overwrite;
  }

  /**
   * Writes the file, and deletes what killed processes left of it.
   *
   * @param inputs files that are read meanwhile
   * @throws UsageException if the file is one of the inputs
   */
  void write(List<Path> inputs, Content content) throws FragmillException {
    if (inputs.stream().anyMatch(this::isSame)) {
      throw new UsageException("--out: " + file + " is an input; choose another file");
    }
    try {
      requireAbsent();
      deleteLeftovers();
      write(content);
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw OutputException.of("cannot write " + file, e);
    }
  }

  private boolean isSame(Path input) {
    try {
      return Files.isSameFile(input, target);
    } catch (IOException e) {
      return false; // One of the files does not exist.
    }
  }

  private void requireAbsent() throws OutputException {
    if (!overwrite && Files.exists(target)) {
      throw new OutputException(file + ": the file exists; --overwrite replaces it");
    }
  }

  private void write(Content content) throws IOException {
    Path hidden = target.resolveSibling(hiddenPrefix() + UUID.randomUUID());
    try (FileChannel channel =
        FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      if (!tryLock(channel, /* withoutLocks= */ true) || !Files.exists(hidden)) {
        write(content); // Another process deleted the hidden file before it was locked.
        return;
      }
      content.writeTo(channel);
      requireAbsent();
      Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(hidden);
    }
  }

  private String hiddenPrefix() {
    return "." + target.getFileName() + ".unfinished-";
  }

  private void deleteLeftovers() throws IOException {
    Pattern name =
        Pattern.compile(Pattern.quote(hiddenPrefix()) + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-.*");
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(
            target.resolveSibling("."),
            entry ->
                name.matcher(String.valueOf(entry.getFileName())).matches()
                    && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))) {
      for (Path leftover : leftovers) {
        deleteUnlessLocked(leftover);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void deleteUnlessLocked(Path leftover) throws IOException {
    try (FileChannel channel =
        FileChannel.open(leftover, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (tryLock(channel, /* withoutLocks= */ false)) {
        Files.deleteIfExists(leftover);
      }
    } catch (NoSuchFileException e) {
      // Another process has completed or deleted it.
    }
  }

  /** Locks a file until the channel is closed; returns whether this process holds the lock. */
  private static boolean tryLock(FileChannel channel, boolean withoutLocks) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return withoutLocks; // The file system does not support locks.
    }
  }
}
