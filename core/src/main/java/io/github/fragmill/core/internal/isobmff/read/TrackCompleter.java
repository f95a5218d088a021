package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SkippedTrack;
import java.util.Optional;

/**
 * Makes tracks of what was read, once the fragments have brought their samples too.
 *
 * <p>A track that cannot be packaged is skipped with its reason. A track that can be, but
 * contradicts itself, fails the whole file.
 */
final class TrackCompleter {

  private final SourceBytes source;
  private final ChapterTracks chapters;
  private final TrackDescriber describer;
  private final TrackAssembler assembler;

  TrackCompleter(
      SourceBytes source,
      ChapterTracks chapters,
      TrackDescriber describer,
      TrackAssembler assembler) {
    this.source = source;
    this.chapters = chapters;
    this.describer = describer;
    this.assembler = assembler;
  }

  /** Adds a track, or the reason why it is skipped. */
  void complete(ReadTrack track, CompletedTracks into) throws FragmillException {
    TrackSamples samples = track.samples();
    if (samples.refusal().isPresent()) {
      into.skipped()
          .add(track.skipped(SkippedTrack.Cause.UNSUPPORTED_FEATURE, samples.refusal().get()));
      return;
    }
    Optional<SampleTable> table = samples.build();
    Optional<SkippedTrack> useless = useless(track, table);
    if (useless.isPresent()) {
      into.skipped().add(useless.get());
      return;
    }
    try {
      add(track, table.orElseThrow(), into);
    } catch (ArithmeticException e) {
      throw track.boxes().trak().malformed(TrackTimes.TOO_LARGE);
    }
  }

  /** Returns the track as skipped if it has nothing to show. */
  private Optional<SkippedTrack> useless(ReadTrack track, Optional<SampleTable> samples) {
    if (samples.isEmpty()) {
      return Optional.of(track.skipped(SkippedTrack.Cause.EMPTY, "it has no samples"));
    }
    if (track.isText() && chapters.has(track.boxes().id())) {
      return Optional.of(
          track.skipped(SkippedTrack.Cause.UNSUPPORTED_TYPE, "its text is names of chapters"));
    }
    if (track.isText() && samples.get().compositionEndTicks() == 0) {
      return Optional.of(track.skipped(SkippedTrack.Cause.EMPTY, "it lasts no time"));
    }
    return Optional.empty();
  }

  private void add(ReadTrack track, SampleTable samples, CompletedTracks into)
      throws FragmillException {
    TrackBoxes boxes = track.boxes();
    boolean hasParts = track.samples().descriptions().count() > 1;
    SkippedTrack.Cause cause =
        hasParts ? SkippedTrack.Cause.UNSUPPORTED_FEATURE : SkippedTrack.Cause.UNSUPPORTED_TYPE;
    try {
      TrackDescriber.Result described = describe(track, samples);
      cause = SkippedTrack.Cause.UNSUPPORTED_FEATURE;
      into.tracks()
          .add(
              assembler.assemble(
                  boxes,
                  described.format(),
                  described.samples(),
                  track.samples().tablesEndTicks()));
      described.note().ifPresent(it -> into.notes().add("track " + boxes.id() + ": " + it));
    } catch (UnsupportedMediaException e) {
      into.skipped().add(track.skipped(cause, String.valueOf(e.getMessage())));
      return;
    }
    int id = (int) boxes.id();
    if (into.trackHeaders().put(id, track.headerContent()) != null) {
      throw boxes.tkhd().malformed("two tracks have the ID " + id);
    }
    Optional<EncryptedSamples> encryption = track.samples().encryption();
    if (encryption.isPresent()) {
      encryption.get().build(boxes.trak(), samples).ifPresent(it -> into.encryption().put(id, it));
    }
  }

  private TrackDescriber.Result describe(ReadTrack track, SampleTable samples)
      throws FragmillException {
    SampleEntryReader reader = track.entries().reader();
    SampleTable examined =
        track.samples().randomAccess().isPresent()
            ? LeadingSamples.examine(samples, () -> reader.leadingPictures(track.entry()), source)
            : samples;
    return track.samples().encryption().isPresent()
        ? describer.describeEncrypted(reader, track.entry(), examined)
        : describer.describe(
            track.boxes(), track.entries(), track.samples().descriptions(), examined);
  }
}
