package io.github.fragmill.dash;

import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.RelativeUri;
import io.github.fragmill.core.presentation.SidecarFile;
import io.github.fragmill.dash.internal.xml.AdaptationSetElement;
import io.github.fragmill.dash.internal.xml.RepresentationElement;
import java.time.Duration;

/** Text that is one file, as an AdaptationSet element with one Representation. */
final class SidecarFileMapper {

  private static final double BITS_PER_BYTE = 8;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;

  private SidecarFileMapper() {}

  static AdaptationSetElement map(int id, SidecarFile file, Duration minBufferTime) {
    AdaptationSetElement element = new AdaptationSetElement(id);
    element.contentType = TrackType.TEXT.mediaType();
    element.mimeType = file.mimeType();
    element.language = file.attributes().language().orElse(null);
    Descriptors.describe(TrackType.TEXT, file.attributes(), element);
    RepresentationElement representation =
        new RepresentationElement(file.id(), bitsPerSecond(file, minBufferTime));
    representation.mimeType = file.mimeType();
    representation.baseUrl = RelativeUri.ofPath(file.fileName());
    element.representations.add(representation);
    return element;
  }

  /** All of the file is there when a client that buffers so long begins. */
  private static long bitsPerSecond(SidecarFile file, Duration minBufferTime) {
    double seconds = Math.max(1, minBufferTime.toNanos()) / NANOS_PER_SECOND;
    double bitsPerSecond = Math.ceil(file.sizeBytes() * BITS_PER_BYTE / seconds);
    return (long) Math.min(MAX_UNSIGNED_INT, Math.max(1, bitsPerSecond));
  }
}
