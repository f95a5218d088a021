package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.codec.Codecs;
import io.github.fragmill.core.internal.codec.port.FirstSample;
import io.github.fragmill.core.internal.codec.port.SampleHeads;
import io.github.fragmill.core.internal.codec.port.TextCodec;
import io.github.fragmill.core.internal.codec.port.TextDescription;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TrackFormat;

/** Reads the sample entries of text (ISO/IEC 14496-12, 12.5 and 12.6), which are never split. */
final class TextEntryReader extends SampleEntryReader {

  /** The size of the fields that all sample entries have. */
  private static final int FIELD_BYTES = 8;

  TextEntryReader(BoxScanner scanner, String handler) {
    super(scanner, handler);
  }

  @Override
  boolean isEncrypted(BoxLocation entry) {
    return false;
  }

  @Override
  int fieldBytes(BoxLocation entry) {
    return Math.toIntExact(Math.max(FIELD_BYTES, entry.contentBytes()));
  }

  @Override
  TrackFormat read(BoxLocation entry, FirstSample firstSample, SampleHeads sampleHeads)
      throws FragmillException {
    TextCodec codec = Codecs.text(entry.type()).orElseThrow(() -> ofOtherHandler(entry));
    SampleEntry whole = new SampleEntry(clear(entry));
    return codec.read(new TextDescription(entry.path(), whole, firstSample));
  }
}
