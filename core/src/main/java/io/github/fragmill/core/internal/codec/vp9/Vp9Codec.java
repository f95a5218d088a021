package io.github.fragmill.core.internal.codec.vp9;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.port.VideoCodec;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.VideoFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** VP9 in MP4 (VP Codec ISO Media File Format Binding 1.0). Stateless. */
public final class Vp9Codec implements VideoCodec {

  private static final String CONFIGURATION_BOX = "vpcC";

  @Override
  public Set<String> sampleEntryTypes() {
    return Set.of("vp09");
  }

  @Override
  public String configurationBoxType() {
    return CONFIGURATION_BOX;
  }

  @Override
  public VideoFormat read(VideoDescription found)
      throws MalformedMediaException, UnsupportedMediaException {
    byte[] content = found.required(CONFIGURATION_BOX);
    VideoDescription description = found.sized(/* ofBitstream= */ Optional.empty());
    Vp9Configuration configuration =
        Vp9Configuration.read(content, found.pathOf(CONFIGURATION_BOX));
    return VideoFormat.builder(configuration.codecs(), description.entry(), Vp9RangeFinder::new)
        .sizePixels(description.widthPixels(), description.heightPixels())
        .sampleAspectRatio(description.sampleAspectRatio())
        .colour(description.colour().or(configuration::said))
        .build();
  }

  @Override
  public Supplier<ProtectableRangeFinder> rangeFinders(byte[] configuration, String path) {
    return Vp9RangeFinder::new;
  }
}
