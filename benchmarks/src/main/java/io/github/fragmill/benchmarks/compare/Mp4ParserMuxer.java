package io.github.fragmill.benchmarks.compare;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.mp4parser.muxer.Movie;
import org.mp4parser.muxer.Track;
import org.mp4parser.muxer.builder.DefaultFragmenterImpl;
import org.mp4parser.muxer.builder.FragmentedMp4Builder;
import org.mp4parser.muxer.container.mp4.MovieCreator;
import org.mp4parser.muxer.tracks.encryption.CencEncryptingTrackImpl;

/**
 * Fragments a file with mp4parser's muxer, whose box classes Fragmill uses. It supports {@code
 * cenc} but not {@code cbcs}, and writes neither index nor manifest.
 */
public final class Mp4ParserMuxer {

  private Mp4ParserMuxer() {}

  /**
   * Writes one file for each track.
   *
   * @param args {@code clear} or {@code cenc}, fragment duration in seconds, key id, key, input,
   *     output directory
   */
  public static void main(String[] args) throws IOException {
    FragmentedMp4Builder builder = new FragmentedMp4Builder();
    builder.setFragmenter(new DefaultFragmenterImpl(Double.parseDouble(args[1])));
    for (Track track : MovieCreator.build(args[4]).getTracks()) {
      Movie movie = new Movie();
      movie.addTrack(args[0].equals("clear") ? track : encrypted(track, args[2], args[3]));
      Path file = Path.of(args[5], track.getHandler() + ".mp4");
      try (FileChannel output =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        builder.build(movie).writeContainer(output);
      }
    }
  }

  private static Track encrypted(Track track, String keyIdDigits, String keyDigits) {
    UUID keyId =
        new UUID(
            Long.parseUnsignedLong(keyIdDigits, 0, 16, 16),
            Long.parseUnsignedLong(keyIdDigits, 16, 32, 16));
    SecretKeySpec key = new SecretKeySpec(HexFormat.of().parseHex(keyDigits), "AES");
    return new CencEncryptingTrackImpl(track, keyId, key, /* dummyIvs= */ false);
  }
}
