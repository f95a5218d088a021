package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import java.util.Optional;

/**
 * Finds what a file is about in one walk over the headers of its boxes (ISO/IEC 14496-12, 6.2.3).
 *
 * <pre>
 * ftyp
 *   moov            the movie, before or after its media
 *   moof ...        the first fragment
 * </pre>
 */
final class FileOutline {

  private final BoxScanner scanner;
  private Optional<BoxLocation> movie = Optional.empty();
  private Optional<BoxLocation> firstFragment = Optional.empty();
  private boolean hasFileType;

  private FileOutline(BoxScanner scanner) {
    this.scanner = scanner;
  }

  /**
   * Walks over a file.
   *
   * @throws MalformedMediaException when it has no movie box
   */
  static FileOutline read(SourceBytes source, BoxScanner scanner) throws FragmillException {
    if (source.sizeBytes() == 0) {
      throw new MalformedMediaException("", MalformedMediaException.NO_OFFSET, "the file is empty");
    }
    FileOutline outline = new FileOutline(scanner);
    outline.walk();
    return outline;
  }

  BoxLocation movie() {
    return movie.orElseThrow();
  }

  Optional<BoxLocation> firstFragment() {
    return firstFragment;
  }

  private void walk() throws FragmillException {
    Optional<MalformedMediaException> failure = scanner.topLevel(this::note);
    if (movie.isPresent()) {
      // A box after the movie that runs past the end does not matter by itself: whether samples
      // are missing follows from the sample tables.
      return;
    }
    if (failure.isPresent() && hasFileType) {
      throw failure.get();
    }
    throw new MalformedMediaException("", MalformedMediaException.NO_OFFSET, whyNoMovie());
  }

  private void note(BoxLocation box) throws MalformedMediaException {
    switch (box.type()) {
      case "ftyp" -> hasFileType = true;
      case "moov" -> {
        if (movie.isPresent()) {
          throw box.malformed("expected one moov box, found a second");
        }
        movie = Optional.of(box);
      }
      case "moof" -> firstFragment = firstFragment.or(() -> Optional.of(box));
      default -> {}
    }
  }

  private String whyNoMovie() {
    if (firstFragment.isPresent()) {
      return "expected a moov box, found movie fragments only; read the initialization segment"
          + " with them (Source.concat)";
    }
    return hasFileType
        ? "expected a moov box, found none"
        : "not an MP4 or QuickTime file: neither ftyp nor moov was found";
  }
}
