package io.github.fragmill.core.internal.input;

import io.github.fragmill.core.error.SourceChangedException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.internal.isobmff.read.SplicedReader;
import io.github.fragmill.core.internal.isobmff.read.SplicedSamples;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the samples of a track are: a source as it was when it was read, what is put into its
 * samples, and what follows them; or samples that were made of a text and are in memory. The one
 * place that opens sources for their media. Offsets and sizes in a movie box hold for the content
 * that it was read from only, so a source that has changed is refused. Immutable and thread-safe.
 *
 * @param source what the application gave
 * @param stamp of the source when it was read
 * @param splices the samples that have something put into them, or empty
 * @param silence what follows the content, again and again without end, or empty
 * @param inMemory samples that were made of the source's text, in place of its bytes, or empty
 */
public record SampleSource(
    Source source,
    SourceStamp stamp,
    Optional<SplicedSamples> splices,
    Optional<SilentFrame> silence,
    Optional<Source> inMemory) {

  public SampleSource {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(stamp, "stamp");
  }

  /** Makes it of a source whose samples are as they are in it. */
  public static SampleSource of(Source source, SourceStamp stamp) {
    return new SampleSource(source, stamp, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns the same with samples that have something put into them. */
  public SampleSource with(Optional<SplicedSamples> others) {
    return new SampleSource(source, stamp, others, silence, inMemory);
  }

  /** Returns the same, followed by samples of silence. */
  public SampleSource followedBy(SilentFrame samples) {
    return new SampleSource(source, stamp, splices, Optional.of(samples), inMemory);
  }

  /** Returns samples that were made of this source's text. */
  public SampleSource withMemory(Source samples) {
    return new SampleSource(
        source, stamp, Optional.empty(), Optional.empty(), Optional.of(samples));
  }

  /** Returns the name of the source, for messages. */
  public String name() {
    return source.name();
  }

  /** Returns whether the samples are in memory, so that nothing of the source is read any more. */
  public boolean isInMemory() {
    return inMemory.isPresent();
  }

  /**
   * Opens the source, which the caller closes.
   *
   * @return a reader of the samples, at the offsets that the track gives
   * @throws SourceException when it cannot be read, or has changed
   */
  public SourceReader open() throws SourceException {
    if (inMemory.isPresent()) {
      return inMemory.get().open();
    }
    SourceReader reader = source.open(stamp);
    try {
      requireUnchanged(reader);
      return over(reader);
    } catch (SourceException e) {
      try {
        reader.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /**
   * Returns a reader of the samples.
   *
   * @param reader reads the source; not used when the samples are in memory
   */
  SourceReader over(SourceReader reader) {
    SourceReader spliced = splices.isPresent() ? new SplicedReader(reader, splices.get()) : reader;
    return silence.isPresent()
        ? new SilenceReader(spliced, stamp.sizeBytes(), silence.get().toBytes())
        : spliced;
  }

  /**
   * Opens the source, looks whether it is still what was planned, also where its samples are in
   * memory, and closes it.
   *
   * @return when it was last changed, or empty when it does not say
   * @throws SourceChangedException when the source has changed
   * @throws SourceException when it cannot be opened
   */
  public Optional<Instant> check() throws SourceException {
    try (SourceReader reader = source.open()) {
      requirePlanned(reader);
      return reader.lastModified();
    } catch (SourceException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot read " + name(), e);
    }
  }

  /**
   * Returns normally when the source is still what was planned.
   *
   * @param reader reads the source or its samples; is open
   * @throws SourceException when the source has changed
   */
  public void requireUnchanged(SourceReader reader) throws SourceException {
    if (!isInMemory()) {
      requirePlanned(reader);
    }
  }

  private void requirePlanned(SourceReader reader) throws SourceException {
    SourceStamp found;
    try {
      found = reader.stamp();
    } catch (IOException e) {
      throw SourceException.of("cannot read " + name(), e);
    }
    if (!found.isSameContentAs(stamp)) {
      throw new SourceChangedException(name() + " has changed since it was planned");
    }
  }
}
