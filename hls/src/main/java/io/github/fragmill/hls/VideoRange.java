package io.github.fragmill.hls;

import io.github.fragmill.core.media.VideoFormat;
import java.util.Optional;
import java.util.Set;

/** How bright video may be: the value of {@code VIDEO-RANGE} (rfc8216bis, 4.4.6.2). */
final class VideoRange {

  private static final int UNSPECIFIED = 2;
  private static final int PQ = 16;
  private static final int HLG = 18;

  /** Dolby Vision without a compatible base layer is always PQ. */
  private static final Set<String> PQ_ALONE = Set.of("dvh1.05", "dvhe.05", "dav1.10");

  private VideoRange() {}

  /** Returns the value, or empty when it is not known. */
  static Optional<String> of(VideoFormat video) {
    String codecs = video.codecs();
    if (PQ_ALONE.stream().anyMatch(codecs::startsWith)) {
      return Optional.of("PQ");
    }
    return video
        .colour()
        .filter(colour -> colour.transfer() != 0 && colour.transfer() != UNSPECIFIED)
        .map(
            colour ->
                switch (colour.transfer()) {
                  case PQ -> "PQ";
                  case HLG -> "HLG";
                  default -> "SDR";
                });
  }
}
