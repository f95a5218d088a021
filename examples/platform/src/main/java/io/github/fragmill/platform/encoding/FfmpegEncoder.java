package io.github.fragmill.platform.encoding;

import io.github.fragmill.core.Movie;
import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.platform.config.Rung;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs FFmpeg as a process of its own. It receives only films that the library has read: an MP4
 * file, never a playlist or a script that names other files. One process makes all rungs, so that
 * the film is decoded once. Thread-safe.
 */
public final class FfmpegEncoder implements Encoder {

  private static final Logger LOG = LoggerFactory.getLogger(FfmpegEncoder.class);

  private final String command;
  private volatile boolean isThere;

  /**
   * @param ffmpegCommand the name of the program on the PATH, or where it is
   */
  public FfmpegEncoder(String ffmpegCommand) {
    this.command = ffmpegCommand;
  }

  @Override
  public Optional<String> missing() {
    if (!isThere) {
      Optional<String> missing = look();
      isThere = missing.isEmpty();
      return missing;
    }
    return Optional.empty();
  }

  private Optional<String> look() {
    try {
      Path folder = Path.of("").toAbsolutePath();
      String encoders =
          FfmpegProcess.run(
              List.of(command, "-nostdin", "-hide_banner", "-v", "error", "-encoders"), folder);
      return encoders.contains(" libx264 ") && encoders.contains(" aac ")
          ? Optional.empty()
          : Optional.of("FFmpeg (" + command + ") cannot encode H.264 and AAC: it lacks libx264.");
    } catch (IOException e) {
      return Optional.of(
          "Encoding needs FFmpeg, which was not found as '"
              + command
              + "': install it, or upload several files as one title.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("The search for FFmpeg was interrupted.");
    }
  }

  @Override
  public List<Path> encode(Path input, List<Rung> ladder, Path folder, Cancellation cancellation)
      throws EncodingException, InterruptedException {
    Path film = input.toAbsolutePath();
    List<FfmpegOutput> outputs = outputs(rungs(height(film), ladder), folder.toAbsolutePath());
    try {
      FfmpegProcess.run(FfmpegArguments.of(command, film, outputs), folder, cancellation);
      return complete(outputs);
    } catch (IOException e) {
      throw new EncodingException("FFmpeg failed: " + e.getMessage(), e);
    } finally {
      discard(outputs);
    }
  }

  /** The height of the first video, which FFmpeg takes. */
  private static int height(Path film) throws EncodingException {
    try {
      return Movie.read(Source.file(film), Limits.DEFAULT).tracks().stream()
          .filter(track -> track.format() instanceof VideoFormat)
          .mapToInt(FfmpegEncoder::shownHeight)
          .findFirst()
          .orElseThrow(() -> new EncodingException("The film has no video."));
    } catch (FragmillException e) {
      throw new EncodingException("The film cannot be read: " + e.getMessage(), e);
    }
  }

  /** FFmpeg applies the rotation of the video. */
  private static int shownHeight(Track track) {
    return ((VideoFormat) track.format()).presentedHeightPixels();
  }

  /** No rung is larger than the film. */
  private static List<Rung> rungs(int height, List<Rung> ladder) {
    List<Rung> rungs = ladder.stream().filter(rung -> rung.height() <= height).distinct().toList();
    if (!rungs.isEmpty()) {
      return rungs;
    }
    Rung lowest = ladder.get(ladder.size() - 1);
    return List.of(new Rung(Math.max(2, height - height % 2), lowest.videoKilobitsPerSecond()));
  }

  private static List<FfmpegOutput> outputs(List<Rung> rungs, Path folder) {
    List<FfmpegOutput> outputs = new ArrayList<>();
    for (Rung rung : rungs) {
      String name = rung.height() + "p-" + rung.videoKilobitsPerSecond() + "k.mp4";
      outputs.add(new FfmpegOutput(rung, folder.resolve("." + name), folder.resolve(name)));
    }
    return outputs;
  }

  private static List<Path> complete(List<FfmpegOutput> outputs) throws IOException {
    for (FfmpegOutput output : outputs) {
      Files.move(output.partial(), output.file());
    }
    return outputs.stream().map(FfmpegOutput::file).toList();
  }

  /** Deletes what failed runs leave; the rest is deleted with its folder. */
  private static void discard(List<FfmpegOutput> outputs) {
    for (FfmpegOutput output : outputs) {
      try {
        Files.deleteIfExists(output.partial());
      } catch (IOException e) {
        LOG.warn("cannot delete {}", output.partial(), e);
      }
    }
  }
}
