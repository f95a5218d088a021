package io.github.fragmill.platform.encoding;

import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.platform.config.Rung;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Port: makes lower qualities of a film. Thread-safe. */
public interface Encoder {

  /** Returns which program must be installed; empty when the encoder is ready. */
  Optional<String> missing();

  /**
   * Encodes a film once for each rung that is not larger than it, as H.264 and AAC with sync
   * samples at the same times in all rungs.
   *
   * @param input the film
   * @param ladder the rungs, highest first
   * @param folder an empty folder that takes the results
   * @param cancellation stops the work
   * @return a file for each rung, at least one
   * @throws EncodingException when the film cannot be encoded
   * @throws InterruptedException when the thread was interrupted; no process is left
   */
  List<Path> encode(Path input, List<Rung> ladder, Path folder, Cancellation cancellation)
      throws EncodingException, InterruptedException;
}
