package io.github.fragmill.benchmarks.movie;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Movie;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticMovieTest {

  private static final SyntheticMovie MOVIE = SyntheticMovie.of(4, /* kilobitsPerSecond= */ 1000);

  @TempDir private Path directory = Path.of("");

  @Test
  void computed_readInPieces_equalsFile() throws Exception {
    Path file = directory.resolve("movie.mp4");
    MOVIE.writeTo(file);

    byte[] computed = readInPieces(MOVIE.computed(), /* pieceBytes= */ 997);

    assertThat(Arrays.mismatch(computed, Files.readAllBytes(file))).isEqualTo(-1);
  }

  @Test
  void frame_eachOne_liesWhereTheTablesSay() throws Exception {
    Path file = directory.resolve("movie.mp4");
    SampleTable video = Movie.read(MOVIE.writeTo(file)).tracks().get(0).samples();
    byte[] bytes = Files.readAllBytes(file);
    assertThat(video.count()).isEqualTo(100);
    for (int sample = 0; sample < video.count(); sample++) {
      int start = (int) video.offsetBytes(sample);
      assertThat(Arrays.copyOfRange(bytes, start, start + video.sizeBytes(sample)))
          .isEqualTo(MOVIE.frame(sample));
    }
  }

  @Test
  void writeBoxesTo_thenAPartOfTheMedia_leavesTheRestAHole() throws Exception {
    Path whole = directory.resolve("whole.mp4");
    Path part = directory.resolve("part.mp4");
    SampleTable video = Movie.read(MOVIE.writeTo(whole)).tracks().get(0).samples();
    MOVIE.writeBoxesTo(part);
    MOVIE.writeMediaTo(part, /* firstSecond= */ 1, /* endSecond= */ 2, /* bytesOfEachSample= */ 9);
    byte[] expected = Files.readAllBytes(whole);
    byte[] found = Files.readAllBytes(part);

    int written = (int) video.offsetBytes(25);
    int hole = (int) video.offsetBytes(50);
    assertThat(found).hasSameSizeAs(expected);
    assertThat(Arrays.copyOfRange(found, written, written + 9))
        .isEqualTo(Arrays.copyOfRange(expected, written, written + 9));
    assertThat(found[written + 9]).isZero();
    assertThat(found[written - 1]).isZero();
    assertThat(found[hole]).isZero();
    assertThat(Movie.read(Source.file(part)).tracks()).hasSize(2);
  }

  private static byte[] readInPieces(Source source, int pieceBytes) throws IOException {
    try (SourceReader reader = source.open()) {
      ByteBuffer bytes = ByteBuffer.allocate((int) reader.sizeBytes());
      while (bytes.hasRemaining()) {
        bytes.limit(Math.min(bytes.position() + pieceBytes, bytes.capacity()));
        int position = bytes.position();
        int count = reader.read(bytes, position);
        assertThat(count).isEqualTo(bytes.position() - position).isPositive();
        bytes.limit(bytes.capacity());
      }
      return bytes.array();
    }
  }
}
