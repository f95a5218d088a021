package io.github.fragmill.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file that is being written under a hidden name beside its own, and locked meanwhile. One that
 * is not locked was left by a process that was killed.
 */
final class UnfinishedFile implements Closeable {

  private final Path target;
  private final Path file;
  private final FileChannel channel;

  private UnfinishedFile(Path target, Path file, FileChannel channel) {
    this.target = target;
    this.file = file;
    this.channel = channel;
  }

  /** Deletes what killed processes have left of a file, and begins it anew. */
  static UnfinishedFile begin(Path target) throws IOException {
    deleteLeftovers(target);
    while (true) {
      Path file = target.resolveSibling(prefix(target) + UUID.randomUUID());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      boolean isOurs = tryLock(channel, /* withoutLocks= */ true) && Files.exists(file);
      if (isOurs) {
        return new UnfinishedFile(target, file, channel);
      }
      // Another process cleaned up before the file was locked.
      channel.close();
      Files.deleteIfExists(file);
    }
  }

  private static void deleteLeftovers(Path target) throws IOException {
    Pattern id = Pattern.compile(Pattern.quote(prefix(target)) + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-.*");
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            target.resolveSibling("."),
            entry ->
                id.matcher(String.valueOf(entry.getFileName())).matches()
                    && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))) {
      for (Path leftover : entries) {
        deleteIfDead(leftover);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void deleteIfDead(Path leftover) throws IOException {
    try (FileChannel channel =
        FileChannel.open(leftover, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      // When it was completed in this moment, there is nothing left of this name.
      if (tryLock(channel, /* withoutLocks= */ false)) {
        Files.deleteIfExists(leftover);
      }
    } catch (NoSuchFileException e) {
      // Completed, or cleaned up by somebody else.
    }
  }

  private static boolean tryLock(FileChannel channel, boolean withoutLocks) {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return withoutLocks; // The file system has no locks.
    }
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".unfinished-";
  }

  FileChannel channel() {
    return channel;
  }

  /** Gives the file its name, in one step. It stays locked until it has it. */
  void complete() throws IOException {
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes the file, if it was not completed. */
  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    }
  }
}
