package io.github.fragmill.platform.encoding;

import io.github.fragmill.platform.config.Rung;
import java.nio.file.Path;

/**
 * A file that FFmpeg makes.
 *
 * @param partial the path while it is written
 * @param file the path when it is complete
 */
record FfmpegOutput(Rung rung, Path partial, Path file) {}
