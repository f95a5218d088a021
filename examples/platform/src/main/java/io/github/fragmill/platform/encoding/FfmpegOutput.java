package io.github.fragmill.platform.encoding;

import io.github.fragmill.platform.config.Rung;
import java.nio.file.Path;

/**
 * A file that FFmpeg makes.
 *
 * @param partial where it is written
 * @param file the name that it has when it is whole
 */
record FfmpegOutput(Rung rung, Path partial, Path file) {}
