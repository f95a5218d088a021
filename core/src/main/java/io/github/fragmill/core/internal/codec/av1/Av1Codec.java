package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.port.VideoCodec;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.VideoFormat;
import java.util.Optional;
import java.util.Set;

/** AV1 in MP4 (AV1 Codec ISO Media File Format Binding 1.3.0). Stateless. */
public final class Av1Codec implements VideoCodec {

  private static final String CONFIGURATION_BOX = "av1C";

  @Override
  public Set<String> sampleEntryTypes() {
    return Set.of("av01");
  }

  @Override
  public VideoFormat read(VideoDescription description) throws MalformedMediaException {
    String path = description.path() + "/" + CONFIGURATION_BOX;
    byte[] content = description.boxes().get(CONFIGURATION_BOX);
    if (content == null) {
      throw new MalformedMediaException(path, MalformedMediaException.NO_OFFSET, "missing");
    }
    Av1Configuration configuration = Av1Configuration.read(content, path);
    return new VideoFormat(
        configuration.codecs(description.colour()),
        /* supplementalCodecs= */ Optional.empty(),
        description.entry(),
        description.widthPixels(),
        description.heightPixels(),
        description.sampleAspectRatio(),
        configuration.colour(description.colour()),
        () -> new Av1RangeFinder(configuration.sequence()));
  }
}
