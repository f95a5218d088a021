package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.TestClips;
import org.junit.jupiter.api.Test;

class MovieTest {

  @Test
  void read_clip_tellsWhatItHolds() throws FragmillException {
    Source source = TestClips.source(TestClips.QUICKTIME);
    Movie movie = Movie.read(source);
    assertThat(movie.source()).isSameAs(source);
    assertThat(movie.sizeBytes()).isEqualTo(TestClips.bytes(TestClips.QUICKTIME).length);
    assertThat(movie.tracks()).hasSize(2);
    assertThat(movie.skippedTracks()).hasSize(1);
  }

  @Test
  void read_withinLimits_keepsToThem() {
    Limits limits = Limits.DEFAULT.withMaxBoxes(5);
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> Movie.read(TestClips.source(TestClips.MOOV_LAST), limits))
        .withMessageContaining("maxBoxes = 5");
  }
}
