package io.github.fragmill.core.internal.codec.ac4;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import java.nio.ByteBuffer;

/**
 * Protects an AC-4 frame after its table of contents, which players read to choose a presentation
 * before they decrypt. No published specification says so; Dolby asks for it (brand {@code ca4e}),
 * and other packagers do it.
 */
final class Ac4RangeFinder implements ProtectableRangeFinder {

  private final TableOfContents table = new TableOfContents();

  @Override
  public void find(ByteBuffer sample, ByteRanges into) throws MalformedMediaException {
    if (sample.hasRemaining()) {
      int clearBytes = table.read(sample);
      into.add(clearBytes, sample.remaining() - clearBytes);
    }
  }
}
