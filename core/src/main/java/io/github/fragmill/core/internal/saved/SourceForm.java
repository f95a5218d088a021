package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.internal.isobmff.read.SplicedSamples;
import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.source.SavedSource;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Where samples are, as bytes. Samples that were made of a text are in it as they are. */
final class SourceForm {

  private SourceForm() {}

  static void write(PackedWriter into, SavedSource source) {
    into.text(source.name());
    into.optional(source.location(), PackedWriter::text);
    into.count(source.stamp().sizeBytes());
    into.optional(source.stamp().validator(), PackedWriter::text);
  }

  static SavedSource read(PackedReader from) {
    return new SavedSource(
        from.text(),
        from.optional(PackedReader::text),
        new SourceStamp(from.count(), from.optional(PackedReader::text)));
  }

  static void write(PackedWriter into, SampleSource samples) {
    into.optional(samples.splices(), (writer, splices) -> splices.writeTo(writer));
    into.optional(samples.silence(), SourceForm::writeSilence);
    into.optional(samples.inMemory(), (writer, source) -> writer.block(content(source)));
  }

  /**
   * @param source what the application gives, the content of which must be the saved one's
   */
  static SampleSource readSamples(PackedReader from, Source source, SavedSource saved) {
    return new SampleSource(
        source,
        saved.stamp(),
        from.optional(SplicedSamples::read),
        from.optional(SourceForm::readSilence),
        from.optional(it -> Source.bytes(saved.name(), it.block())));
  }

  private static void writeSilence(PackedWriter into, SilentFrame silence) {
    into.block(silence.toBytes());
    into.count(silence.lengthSamples());
    into.count(silence.samplingRateHertz());
  }

  private static SilentFrame readSilence(PackedReader from) {
    return new SilentFrame(
        from.block(), from.count(Integer.MAX_VALUE), from.count(Integer.MAX_VALUE));
  }

  /** Reads a source that is in memory. */
  private static byte[] content(Source source) {
    try (SourceReader reader = source.open()) {
      ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(reader.sizeBytes()));
      while (content.hasRemaining() && reader.read(content, content.position()) >= 0) {
        // reads on
      }
      return content.array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
