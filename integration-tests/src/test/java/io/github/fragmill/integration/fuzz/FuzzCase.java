package io.github.fragmill.integration.fuzz;

import io.github.fragmill.core.Movie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Decryptor;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.TestKey;
import java.io.IOException;
import java.util.List;

/**
 * A damaged file on its way through everything: it is read, planned, packaged, described and
 * decrypted. Each step ends well or in a typed refusal, and what comes out is what went in.
 */
final class FuzzCase {

  private static final ContentKey KEY =
      ContentKey.of(TestKey.WITH_LONG_IV.keyIdHex(), TestKey.WITH_LONG_IV.keyHex());

  /** Small enough for a heap of 64 MiB and several cases at once. */
  static final Limits LIMITS = Limits.DEFAULT.withMaxSegmentBytes(4 << 20);

  private static final List<Mode> MODES = List.of(Mode.values());

  static final Decryptor DECRYPTOR = Decryptor.of(KEY).limits(LIMITS);

  private final byte[] file;
  private final Source source;
  private final long seed;

  /**
   * @param seed also chooses how it is packaged
   */
  FuzzCase(String name, byte[] file, long seed) {
    this.file = file;
    this.source = Source.bytes(name, file);
    this.seed = seed;
  }

  /** Runs the case; anything thrown is a failure of the library. */
  Outcome run() throws IOException {
    Movie movie;
    try {
      movie = Movie.read(source, LIMITS);
    } catch (FragmillException e) {
      return Outcome.refused(e);
    }
    if (!movie.encryption().isEmpty() || seed % 8 < 2) {
      decrypt(movie);
    }
    return packaged(movie);
  }

  private Outcome packaged(Movie movie) throws IOException {
    Mode mode = MODES.get((int) Math.floorMod(seed / 2, (long) MODES.size()));
    Layout layout = seed % 2 == 0 ? Layout.SINGLE_FILE : Layout.NUMBERED_SEGMENTS;
    Packager packager =
        Packagers.of(source, mode, layout).limits(LIMITS).decryption(DECRYPTOR).threads(1);
    boolean hasPlaylists = hasFormInHls(mode, movie);
    if (hasPlaylists) {
      packager = Packagers.withPlaylists(packager, Packagers.manifest(layout));
    }
    BoundedOutput output = new BoundedOutput();
    PackagingPlan plan;
    PackagingResult result;
    try {
      plan = (seed % 16 == 5 ? packager.trickPlay() : packager).plan();
      result = packager.packageTo(plan, output);
    } catch (FragmillException e) {
      return Outcome.refused(e);
    }
    PresentationCheck check = new PresentationCheck(plan, layout, output.files());
    check.assertSizes(result);
    check.assertManifest();
    if (hasPlaylists) {
      check.assertPlaylists();
    }
    check.assertSegment(seed);
    new MediaCheck(movie, file).assertSamples(check);
    return Outcome.PACKAGED;
  }

  private static boolean hasFormInHls(Mode mode, Movie movie) {
    return mode.isOfHls()
        && movie.tracks().stream().anyMatch(it -> it.format().type() != TrackType.TEXT);
  }

  private void decrypt(Movie movie) throws IOException {
    byte[] clear;
    try {
      clear = Decrypted.of(source);
    } catch (FragmillException e) {
      Outcome.refused(e);
      return;
    }
    new MediaCheck(movie, file).assertDecrypted(clear);
  }
}
