package io.github.fragmill.origin.internal.title;

import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.SegmentIndex;
import io.github.fragmill.origin.catalog.Title;
import io.github.fragmill.origin.internal.http.Tags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Keeps saved plans and segment indexes as files, those that were used last, within a number of
 * bytes. A cache: what cannot be read is made anew, and what cannot be written is not kept. Several
 * processes may share a folder. Thread-safe.
 */
public final class PlanFolder {

  private static final String PLAN = ".plan";
  private static final String INDEX = ".index";
  private static final String PART = ".part";

  /**
   * A plan that was kept.
   *
   * @param sizeBytes of its saved form
   */
  record Loaded(PackagingPlan plan, long sizeBytes) {}

  /** One kept file. */
  private record Kept(Path path, long sizeBytes, FileTime used) {

    static Optional<Kept> of(Path path) {
      try {
        return Optional.of(new Kept(path, Files.size(path), Files.getLastModifiedTime(path)));
      } catch (IOException e) {
        return Optional.empty(); // another process removed it
      }
    }
  }

  private final Path folder;
  private final long maxBytes;
  private final AtomicLong failures = new AtomicLong();

  /**
   * @param folder is made when the first plan is saved
   * @param maxBytes how much is kept
   */
  public PlanFolder(Path folder, long maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  /** Returns how often a file could not be read or written. */
  public long failureCount() {
    return failures.get();
  }

  /** Returns a plan that was saved for a title of this configuration, or empty. */
  Optional<Loaded> load(String name, Title.Saving title) {
    Path path = path(name, title, PLAN);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      byte[] saved = Files.readAllBytes(path);
      PackagingPlan plan = title.loading().apply(SavedPlan.parse(saved).loader()).load();
      Path index = path(name, title, INDEX);
      PackagingPlan complete =
          Files.exists(index)
              ? plan.withIndex(SegmentIndex.parse(Files.readAllBytes(index)))
              : plan;
      Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
      return Optional.of(new Loaded(complete, saved.length));
    } catch (IOException e) {
      failures.incrementAndGet();
      return Optional.empty();
    }
  }

  /** Keeps a plan. */
  void save(String name, Title.Saving title, byte[] plan, Optional<SegmentIndex> index) {
    try {
      Files.createDirectories(folder);
      if (index.isPresent()) {
        write(path(name, title, INDEX), index.get().toBytes());
      } else {
        Files.deleteIfExists(path(name, title, INDEX));
      }
      write(path(name, title, PLAN), plan);
      removeOldest();
    } catch (IOException e) {
      failures.incrementAndGet();
    }
  }

  private Path path(String name, Title.Saving title, String suffix) {
    return folder.resolve(Tags.of(name, title.configuration()) + suffix);
  }

  private void write(Path path, byte[] bytes) throws IOException {
    Path part = Files.createTempFile(folder, "", PART);
    try {
      Files.write(part, bytes);
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private synchronized void removeOldest() throws IOException {
    List<Kept> all = new ArrayList<>();
    try (Stream<Path> paths = Files.list(folder)) {
      paths.filter(PlanFolder::isOurs).map(Kept::of).flatMap(Optional::stream).forEach(all::add);
    }
    all.sort(Comparator.comparing(Kept::used));
    long total = all.stream().mapToLong(Kept::sizeBytes).sum();
    for (Kept oldest : all) {
      if (total <= maxBytes) {
        return;
      }
      Files.deleteIfExists(oldest.path());
      total -= oldest.sizeBytes();
    }
  }

  /** What else is in the folder belongs to somebody else. */
  private static boolean isOurs(Path path) {
    String name = path.toString();
    return name.endsWith(PLAN) || name.endsWith(INDEX) || name.endsWith(PART);
  }
}
