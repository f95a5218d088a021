package io.github.fragmill.core.internal.directory;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows that a run is alive: a file beside its output that its process holds locked. The operating
 * system releases the lock however the process ends; another process that gets it knows that the
 * run is dead. Where the file system has no locks, no run is ever taken for dead.
 */
final class RunLock implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

  /**
   * Locks of this process. Their files must not even be opened: POSIX releases all locks that a
   * process has on a file as soon as the process closes the file anywhere.
   */
  private static final Set<String> HELD = ConcurrentHashMap.newKeySet();

  private final RunPaths run;
  private final FileChannel channel;

  private RunLock(RunPaths run, FileChannel channel) {
    this.run = run;
    this.channel = channel;
  }

  /** Begins a run, under an id of its own. */
  static RunLock begin(Path directory) throws IOException {
    while (true) {
      RunPaths run = RunPaths.ofNewRun(directory);
      Optional<RunLock> lock = take(run, /* isRequired= */ false, StandardOpenOption.CREATE_NEW);
      // Who cleaned up before the file was locked has taken the run for dead.
      if (lock.isPresent() && Disk.isThere(run.lock())) {
        return lock.orElseThrow();
      }
      if (lock.isPresent()) {
        lock.orElseThrow().close();
      }
    }
  }

  /** Takes over from a run, if it is dead. */
  static Optional<RunLock> ofDead(RunPaths run) throws IOException {
    boolean isNoFile =
        Disk.isThere(run.lock()) && !Files.isRegularFile(run.lock(), LinkOption.NOFOLLOW_LINKS);
    return isNoFile
        ? Optional.empty()
        : take(run, /* isRequired= */ true, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS);
  }

  private static Optional<RunLock> take(RunPaths run, boolean isRequired, OpenOption... options)
      throws IOException {
    if (!HELD.add(run.id())) {
      return Optional.empty();
    }
    Optional<RunLock> taken = Optional.empty();
    try {
      FileChannel channel = open(run.lock(), options);
      if (isLocked(channel, isRequired)) {
        taken = Optional.of(new RunLock(run, channel));
      } else {
        channel.close();
      }
      return taken;
    } finally {
      if (taken.isEmpty()) {
        HELD.remove(run.id());
      }
    }
  }

  private static FileChannel open(Path file, OpenOption... options) throws IOException {
    Set<OpenOption> all = new HashSet<>(Set.of(options));
    all.add(StandardOpenOption.WRITE);
    return FileChannel.open(file, all);
  }

  private static boolean isLocked(FileChannel channel, boolean isRequired) {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      LOG.debug("held by another copy of this library", e);
      return false;
    } catch (IOException e) {
      LOG.debug("the file system has no locks", e);
      return !isRequired;
    }
  }

  RunPaths run() {
    return run;
  }

  /** Ends the run as a kill would: the file stays. */
  void abandon() throws IOException {
    channel.close();
    HELD.remove(run.id());
  }

  /** Ends the run: the file goes. */
  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(run.lock());
    } finally {
      abandon();
    }
  }
}
