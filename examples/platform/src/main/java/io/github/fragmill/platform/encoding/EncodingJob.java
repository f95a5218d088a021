package io.github.fragmill.platform.encoding;

import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.platform.catalog.Encoding;
import io.github.fragmill.platform.catalog.Encodings;
import io.github.fragmill.platform.config.Rung;
import io.github.fragmill.platform.error.Sentences;
import io.github.fragmill.platform.error.UploadRefusedException;
import io.github.fragmill.platform.queue.JobStoppedException;
import io.github.fragmill.platform.queue.RunningJobs;
import io.github.fragmill.platform.queue.TryLaterException;
import io.github.fragmill.platform.storage.SourceStream;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.storage.StoredFile;
import io.github.fragmill.platform.upload.IncomingTitle;
import io.github.fragmill.platform.upload.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encodes the ladder of a film in the input storage, and adds it as a title, which is then packaged
 * as any other.
 */
public record EncodingJob(
    Encodings encodings,
    Storage input,
    Intake intake,
    Encoder encoder,
    List<Rung> ladder,
    Scratch scratch,
    RunningJobs running) {

  private static final Logger LOG = LoggerFactory.getLogger(EncodingJob.class);

  /**
   * Runs a task.
   *
   * @return the packaging that follows; empty when there is none
   * @throws EncodingException when the film cannot become a title
   * @throws TryLaterException when the next try may succeed
   * @throws JobStoppedException when the process is about to end
   */
  public Optional<Long> run(String taskId) throws EncodingException {
    Optional<Encoding> task = encodings.find(taskId);
    if (task.isEmpty() || !task.get().isWaiting()) {
      return task.flatMap(Encoding::packagingId);
    }
    Cancellation cancellation = running.begin();
    try (Scratch.Folder folder = scratch.folder("encoding-" + taskId)) {
      return encode(task.get(), folder.path(), cancellation);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JobStoppedException("encoding " + taskId + " was interrupted", e);
    } catch (UploadRefusedException e) {
      throw new EncodingException(Sentences.of(e), e);
    } catch (EncodingException e) {
      requireGoingOn(taskId, cancellation, e);
      throw e;
    } catch (IOException e) {
      requireGoingOn(taskId, cancellation, e);
      throw new TryLaterException("encoding " + taskId + " did not succeed", e);
    } finally {
      running.end(cancellation);
    }
  }

  /** The failure of a stopped job is not the fault of its film. */
  private static void requireGoingOn(String taskId, Cancellation cancellation, Exception failure) {
    if (cancellation.isCancelled()) {
      throw new JobStoppedException("encoding " + taskId + " was stopped", failure);
    }
  }

  private Optional<Long> encode(Encoding task, Path folder, Cancellation cancellation)
      throws IOException, EncodingException, InterruptedException {
    Optional<String> missing = encoder.missing();
    if (missing.isPresent()) {
      throw new EncodingException(missing.get());
    }
    StoredFile film =
        input
            .find(task.videoFilename())
            .orElseThrow(
                () ->
                    new EncodingException(
                        task.videoFilename() + " is not in the input storage any more."));
    Path local = folder.resolve("film");
    copy(film, local, cancellation);
    LOG.info("encoding {} starts", task.taskId());
    Path results = Files.createDirectory(folder.resolve("ladder"));
    List<Path> rungs = encoder.encode(local, ladder, results, cancellation);
    return store(task, rungs);
  }

  private static void copy(StoredFile film, Path local, Cancellation cancellation)
      throws IOException {
    try (SourceReader reader = film.source().open();
        InputStream stream = new SourceStream(reader, 0, film.sizeBytes());
        OutputStream file = Files.newOutputStream(local)) {
      byte[] piece = new byte[1 << 16];
      for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
        if (cancellation.isCancelled()) {
          throw new SourceException("copying was cancelled");
        }
        file.write(piece, 0, read);
      }
    }
  }

  private Optional<Long> store(Encoding task, List<Path> rungs)
      throws IOException, InterruptedException {
    try (IncomingTitle title = intake.begin()) {
      for (Path rung : rungs) {
        try (InputStream stream = Files.newInputStream(rung)) {
          title.add(String.valueOf(rung.getFileName()), stream);
        }
      }
      return title.finish(
          Optional.of(task.videoFilename()),
          List.of(),
          upload -> encodings.leadsTo(task.taskId(), upload));
    }
  }
}
