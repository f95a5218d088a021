package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.codec.port.FirstSample;
import io.github.fragmill.core.internal.codec.port.SampleHeads;
import io.github.fragmill.core.internal.codec.port.SampleInsertion;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.TrackFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what the samples of a track are: from its sample descriptions and, for what these do
 * not say, from the beginnings of a few samples.
 */
final class TrackDescriber {

  private static final int SAMPLE_HEADS = 3;

  private final SourceBytes source;
  private final BoxScanner scanner;
  private final SplicedSamples.Builder splices;

  /**
   * @param splices takes the samples that get parameter sets of their own
   */
  TrackDescriber(SourceBytes source, BoxScanner scanner, SplicedSamples.Builder splices) {
    this.source = source;
    this.scanner = scanner;
    this.splices = splices;
  }

  /**
   * What the samples of a track are, and where.
   *
   * @param note about what is not packaged of them, empty for nothing
   */
  record Result(TrackFormat format, SampleTable samples, Optional<String> note) {}

  /** Describes encrypted samples: what must be read from the first one is not known. */
  Result describeEncrypted(SampleEntryReader reader, BoxLocation entry, SampleTable samples)
      throws FragmillException {
    return describe(reader, entry, FirstSample.encrypted(), samples);
  }

  private Result describe(
      SampleEntryReader reader, BoxLocation entry, FirstSample firstSample, SampleTable samples)
      throws FragmillException {
    SampleHeads heads = maxBytes -> sampleHeads(samples, maxBytes);
    return new Result(reader.format(entry, firstSample, heads), samples, reader.note());
  }

  /**
   * Describes the samples of a clear track, which may have several descriptions.
   *
   * @param runs which samples have which of them
   */
  Result describe(
      TrackBoxes boxes, SampleEntries entries, DescriptionRuns runs, SampleTable samples)
      throws FragmillException {
    SampleEntryReader reader = entries.reader();
    if (runs.count() == 1 && runs.description(0) == 1) {
      FirstSample firstSample = maxBytes -> head(samples, 0, maxBytes);
      return describe(reader, entries.first(), firstSample, samples);
    }
    DescribedParts parts = DescribedParts.of(entries, runs);
    List<FirstSample> firstSamples = new ArrayList<>();
    for (int index = 0; index < parts.entries().size(); index++) {
      int sample = parts.firstSampleOf(index);
      firstSamples.add(maxBytes -> head(samples, sample, maxBytes));
      DataReferences.requireInThisFile(
          source,
          scanner,
          boxes.mediaInformation(),
          reader.dataReference(parts.entries().get(index)));
    }
    if (parts.isOne()) {
      return describe(reader, parts.entries().get(0), firstSamples.get(0), samples);
    }
    TimeScale timeScale = new TimeScale(boxes.mediaHeader(new IsoBoxes(scanner)).getTimescale());
    Optional<SampleEntryReader.JoinedFormat> joined =
        reader.join(parts.entries(), firstSamples, maxBytes -> sampleHeads(samples, maxBytes));
    if (joined.isEmpty()) {
      throw parts.areTooDifferent(samples, timeScale);
    }
    List<SampleInsertion> insertions = joined.get().insertions();
    MemoryBudget.Part memory = scanner.budget().part(source.name());
    SampleTable table =
        insertions.isEmpty()
            ? samples
            : parts.spliced(samples, timeScale, insertions, splices, memory);
    return new Result(joined.get().format(), table, reader.note());
  }

  private ByteBuffer head(SampleTable samples, int sample, int maxBytes) throws FragmillException {
    ByteBuffer head = ByteBuffer.allocate(Math.min(maxBytes, samples.sizeBytes(sample)));
    return source.readFully(head, samples.offsetBytes(sample), "first sample");
  }

  /**
   * Reads the beginnings of three samples: the first one, and those at a third and at two thirds.
   * They are read of encrypted tracks too: what is looked for there stays clear.
   */
  private List<ByteBuffer> sampleHeads(SampleTable samples, int maxBytes)
      throws SourceException, MalformedMediaException {
    List<ByteBuffer> heads = new ArrayList<>();
    int step = Math.max(1, samples.count() / SAMPLE_HEADS);
    for (int index = 0; index < SAMPLE_HEADS && index * step < samples.count(); index++) {
      int sample = index * step;
      int bytes = Math.min(maxBytes, samples.sizeBytes(sample));
      heads.add(
          source.readFully(ByteBuffer.allocate(bytes), samples.offsetBytes(sample), "sample"));
    }
    return heads;
  }
}
