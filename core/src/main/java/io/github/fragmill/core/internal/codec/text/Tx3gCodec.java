package io.github.fragmill.core.internal.codec.text;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.port.TextCodec;
import io.github.fragmill.core.internal.codec.port.TextDescription;
import io.github.fragmill.core.internal.text.timedtext.TimedTextEntry;
import io.github.fragmill.core.media.TextFormat;

/**
 * Timed text (3GPP TS 26.245, 5.16). No manifest has it: what is packaged becomes WebVTT. A clear
 * movie keeps it.
 */
public final class Tx3gCodec implements TextCodec {

  @Override
  public String sampleEntryType() {
    return TimedTextEntry.TYPE;
  }

  @Override
  public TextFormat read(TextDescription description) throws MalformedMediaException {
    TimedTextEntry.read(description.sampleEntry(), description.path());
    return TextFormat.of(TimedTextEntry.TYPE, description.sampleEntry());
  }
}
