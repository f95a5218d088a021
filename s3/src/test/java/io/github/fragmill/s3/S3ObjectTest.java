package io.github.fragmill.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.source.SourceStamp;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class S3ObjectTest {

  private static final S3Location MOVIE = S3Location.parse("s3://films/movie.mp4");

  private static S3Object tagged(String tag) {
    return new S3Object(MOVIE, 7, tag, Instant.EPOCH);
  }

  @Test
  void stamp_object_isSizeAndTag() {
    assertThat(tagged("\"1\"").stamp()).isEqualTo(new SourceStamp(7, Optional.of("\"1\"")));
    assertThat(tagged("").stamp()).isEqualTo(SourceStamp.ofSize(7));
  }
}
