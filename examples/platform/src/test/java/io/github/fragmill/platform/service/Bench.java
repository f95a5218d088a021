package io.github.fragmill.platform.service;

import io.github.fragmill.core.media.Limits;
import io.github.fragmill.platform.catalog.Attempts;
import io.github.fragmill.platform.catalog.Encodings;
import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.catalog.Uploads;
import io.github.fragmill.platform.config.Configuration.UploadLimits;
import io.github.fragmill.platform.database.Database;
import io.github.fragmill.platform.database.TestDatabase;
import io.github.fragmill.platform.keys.KeyVault;
import io.github.fragmill.platform.keys.MasterKey;
import io.github.fragmill.platform.packaging.OptionsReader;
import io.github.fragmill.platform.queue.RunningJobs;
import io.github.fragmill.platform.storage.FolderStorage;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.title.TitleReader;
import io.github.fragmill.platform.upload.IncomingTitle;
import io.github.fragmill.platform.upload.Intake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The surroundings of jobs in tests: a database in memory, and storages in a folder. */
public final class Bench implements AutoCloseable {

  /** The clip that comes with the project: 12 seconds of video and audio. */
  public static final Path CLIP = Path.of("../media/sample.mp4");

  public static final UploadLimits LIMITS = new UploadLimits(1 << 20, 3, Duration.ofHours(1), 5);

  public final Path folder;
  final Clock clock = Clock.systemUTC();
  final Database database = TestDatabase.inMemory();
  public final Uploads uploads = new Uploads(database.jdbi(), clock);
  public final Packagings packagings = new Packagings(database.jdbi(), clock);
  public final Attempts attempts = new Attempts(database.jdbi(), clock);
  public final Encodings encodings = new Encodings(database.jdbi(), clock);
  public final Storage input;
  public final Storage output;
  public final KeyVault vault;
  public final OptionsReader options;
  public final RunningJobs running = new RunningJobs();

  public Bench(Path folder) throws IOException {
    this.folder = folder;
    input = new FolderStorage(folder.resolve("input"));
    output = new FolderStorage(folder.resolve("output"));
    vault =
        new KeyVault(MasterKey.load(Optional.of("07".repeat(32)), folder.resolve("master.key")));
    options = new OptionsReader(vault, new SecureRandom(), Optional.empty());
  }

  public Intake intake() {
    return intake(LIMITS);
  }

  public Intake intake(UploadLimits limits) {
    return intake(limits, input);
  }

  public Intake intake(UploadLimits limits, Storage storage) {
    return new Intake(storage, uploads, new TitleReader(storage, Limits.DEFAULT), limits, clock);
  }

  /** Takes the clip in. */
  public Upload upload() throws IOException, InterruptedException {
    return upload(Files.newInputStream(CLIP));
  }

  /** Takes in the video of the clip, without its audio. */
  public Upload uploadSilent() throws IOException, InterruptedException {
    byte[] bytes = Files.readAllBytes(CLIP);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    byte[] skipped = "free".getBytes(StandardCharsets.US_ASCII);
    int track = text.lastIndexOf("trak", text.indexOf("soun"));
    System.arraycopy(skipped, 0, bytes, track, skipped.length);
    return upload(new ByteArrayInputStream(bytes));
  }

  private Upload upload(InputStream clip) throws IOException, InterruptedException {
    try (IncomingTitle title = intake().begin()) {
      title.add("sample.mp4", clip);
      return title.finish(Optional.empty(), List.of());
    }
  }

  public static ByteArrayInputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the files that are kept somewhere, the hidden ones too. */
  public List<String> files(String storage) throws IOException {
    Path root = folder.resolve(storage);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    running.close();
    database.close();
  }
}
