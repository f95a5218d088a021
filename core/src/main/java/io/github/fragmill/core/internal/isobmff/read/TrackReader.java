package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.Codecs;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.TimeScale;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mp4parser.boxes.iso14496.part12.TrackHeaderBox;

/**
 * Reads one track (ISO/IEC 14496-12, 8.3).
 *
 * <pre>
 * trak
 *   tkhd              track ID, display matrix
 *   edts/elst         {@link EditListReader}
 *   mdia
 *     mdhd, elng      time scale, language
 *     hdlr            what the track holds
 *     minf
 *       dinf/dref     {@link DataReferences}
 *       stbl
 *         stsd        {@link SampleEntryReader}
 *         stts ...    {@link SampleTableReader}
 * </pre>
 *
 * <p>Fragments may bring the samples, or more of them, so {@link TrackCompleter} makes the track of
 * them later.
 *
 * <p>A track that holds what is not packaged, or in a form that is not, is skipped with its reason:
 * it does not keep the others from being packaged, and nothing more of it is read. A track that can
 * be packaged, but contradicts itself, fails the whole file: leaving it out would lose what the
 * user wants.
 */
final class TrackReader {

  private static final Set<String> HANDLERS =
      Set.of("vide", "soun", "text", "subt", "sbtl", "clcp", "subp");

  /** Stands for a handler or a type that a track does not have. */
  private static final String NONE = "none";

  private static final int HANDLER_TYPE_OFFSET = 8;

  private final SourceBytes source;
  private final BoxScanner scanner;
  private final IsoBoxes isoBoxes;
  private final Limits limits;
  private final ChapterTracks chapters;
  private final SplicedSamples.Builder splices;
  private final TrackCompleter completer;

  TrackReader(SourceBytes source, BoxScanner scanner, Limits limits, TimeScale movieTimeScale) {
    this.source = source;
    this.scanner = scanner;
    this.isoBoxes = new IsoBoxes(scanner);
    this.limits = limits;
    this.chapters = new ChapterTracks(scanner);
    this.splices = new SplicedSamples.Builder(source.sizeBytes());
    this.completer =
        new TrackCompleter(
            source,
            chapters,
            new TrackDescriber(source, scanner, splices),
            new TrackAssembler(scanner, movieTimeScale));
  }

  /** Reads what the movie box says of a track. */
  PendingTrack read(BoxLocation trak) throws FragmillException {
    try {
      return readBoxes(trak);
    } catch (ArithmeticException e) {
      throw trak.malformed(TrackTimes.TOO_LARGE);
    }
  }

  private PendingTrack readBoxes(BoxLocation trak) throws FragmillException {
    List<BoxLocation> children = scanner.children(trak);
    BoxLocation tkhd = BoxScanner.required(children, "tkhd", trak);
    TrackHeaderBox header = isoBoxes.trackHeader(tkhd);
    long id = header.getTrackId();
    Optional<BoxLocation> mdia = BoxScanner.only(children, "mdia");
    if (mdia.isEmpty()) {
      return new TrackSkip(id, NONE).because(NONE, "it has no media (mdia)");
    }
    List<BoxLocation> mediaChildren = scanner.children(mdia.get());
    Optional<BoxLocation> hdlr = BoxScanner.only(mediaChildren, "hdlr");
    if (hdlr.isEmpty()) {
      return new TrackSkip(id, NONE).because(NONE, "it does not say what it holds (hdlr)");
    }
    String handler = handler(hdlr.get());
    TrackSkip skip = new TrackSkip(id, handler);
    if (!HANDLERS.contains(handler)) {
      return skip.because(NONE, "neither video nor audio nor text");
    }
    chapters.addNamedBy(children);
    Optional<BoxLocation> minf = BoxScanner.only(mediaChildren, "minf");
    List<BoxLocation> mediaInformation =
        minf.isPresent() ? scanner.children(minf.get()) : List.of();
    Optional<BoxLocation> stbl = BoxScanner.only(mediaInformation, "stbl");
    Optional<BoxLocation> stsd =
        stbl.isPresent() ? BoxScanner.only(scanner.children(stbl.get()), "stsd") : Optional.empty();
    if (stsd.isEmpty()) {
      return skip.because(NONE, "it has no sample description (stsd)");
    }
    SampleEntries entries = SampleEntries.read(scanner, stsd.get(), handler);
    if (entries.locations().isEmpty()) {
      return skip.because(NONE, "its sample description (stsd) is empty");
    }
    TrackBoxes boxes =
        new TrackBoxes(
            trak, tkhd, header, children, mdia.get(), mediaChildren, mediaInformation, stbl.get());
    try {
      return readMedia(boxes, entries, skip);
    } catch (UnsupportedMediaException e) {
      return PendingTrack.skipped(
          skip.track(entries.first().type(), SkippedTrack.Cause.UNSUPPORTED_FEATURE, e));
    }
  }

  private PendingTrack readMedia(TrackBoxes boxes, SampleEntries entries, TrackSkip skip)
      throws FragmillException {
    BoxLocation entry =
        SampleDescriptions.clearLocation(scanner, entries.reader(), entries.first());
    String type = entry.type();
    if (Codecs.video(type).isEmpty()
        && Codecs.audio(type).isEmpty()
        && Codecs.text(type).isEmpty()) {
      return skip.because(type, "this codec is not packaged");
    }
    DataReferences.requireInThisFile(
        source, scanner, boxes.mediaInformation(), entries.reader().dataReference(entries.first()));
    TrackSamples samples = samples(boxes.stbl(), entries, Codecs.video(type).isPresent());
    ReadTrack track =
        new ReadTrack(boxes, scanner.content(boxes.tkhd()), entries, entry, samples, skip);
    return new PendingTrack(
        boxes.id(),
        entries.locations().size(),
        Optional.of(samples),
        into -> completer.complete(track, into));
  }

  private TrackSamples samples(BoxLocation stbl, SampleEntries entries, boolean isVideo)
      throws FragmillException {
    Optional<EncryptedSamples> encryption = encryption(entries, stbl);
    Optional<RandomAccessGroups> randomAccess =
        isVideo ? Optional.of(new RandomAccessGroups(source, scanner.budget())) : Optional.empty();
    TrackSamples samples =
        new TrackSamples(source, limits, scanner.budget(), encryption, randomAccess);
    SampleTableReader tables =
        new SampleTableReader(source, scanner, stbl, entries.locations().size());
    tables.read(samples);
    if (encryption.isPresent() && samples.count() > 0) {
      encryption.get().addTables(scanner, stbl, samples.count());
    }
    if (randomAccess.isPresent()) {
      randomAccess.get().addTables(scanner, stbl, tables.boxes(), samples.count());
    }
    return samples;
  }

  private Optional<EncryptedSamples> encryption(SampleEntries entries, BoxLocation stbl)
      throws FragmillException {
    Optional<SampleDescriptions> known = SampleDescriptions.read(scanner, entries);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    SampleGroups groups =
        SampleGroups.read(source, scanner, scanner.children(stbl), known.get().scheme());
    return Optional.of(new EncryptedSamples(source, scanner.budget(), known.get(), groups));
  }

  /** Returns the samples of the completed tracks that have insertions, or empty. */
  Optional<SplicedSamples> splices() {
    return splices.isEmpty() ? Optional.empty() : Optional.of(splices.build());
  }

  private String handler(BoxLocation hdlr) throws FragmillException {
    byte[] content = scanner.content(hdlr);
    if (content.length < HANDLER_TYPE_OFFSET + 4) {
      throw hdlr.malformed("expected a handler type, found " + content.length + " bytes");
    }
    String type = new String(content, HANDLER_TYPE_OFFSET, 4, StandardCharsets.ISO_8859_1);
    return BoxScanner.printable(type);
  }
}
