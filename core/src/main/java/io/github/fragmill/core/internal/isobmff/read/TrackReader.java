package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.Codecs;
import io.github.fragmill.core.internal.codec.port.FirstSample;
import io.github.fragmill.core.internal.codec.port.JoinedDescriptions;
import io.github.fragmill.core.internal.codec.port.SampleHeads;
import io.github.fragmill.core.internal.codec.port.SampleInsertion;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.protect.SampleEncryption;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mp4parser.boxes.iso14496.part12.MediaHeaderBox;
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
 * <p>Fragments may bring the samples, or more of them, so the track is complete only behind them.
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

  private static final int SAMPLE_HEADS = 3;

  private final SourceBytes source;
  private final BoxScanner scanner;
  private final IsoBoxes isoBoxes;
  private final Limits limits;
  private final TimeScale movieTimeScale;
  private final Map<Integer, SampleEncryption> encryption = new HashMap<>();
  private final Map<Integer, byte[]> trackHeaders = new HashMap<>();
  private final Set<Integer> chapters = new HashSet<>();
  private final List<String> notes = new ArrayList<>();
  private final SplicedSamples.Builder splices;

  TrackReader(SourceBytes source, BoxScanner scanner, Limits limits, TimeScale movieTimeScale) {
    this.source = source;
    this.scanner = scanner;
    this.isoBoxes = new IsoBoxes(scanner);
    this.limits = limits;
    this.movieTimeScale = movieTimeScale;
    this.splices = new SplicedSamples.Builder(source.sizeBytes());
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
      return new Skip(id, NONE).because(NONE, "it has no media (mdia)");
    }
    List<BoxLocation> mediaChildren = scanner.children(mdia.get());
    Optional<BoxLocation> hdlr = BoxScanner.only(mediaChildren, "hdlr");
    if (hdlr.isEmpty()) {
      return new Skip(id, NONE).because(NONE, "it does not say what it holds (hdlr)");
    }
    String handler = handler(hdlr.get());
    Skip skip = new Skip(id, handler);
    if (!HANDLERS.contains(handler)) {
      return skip.because(NONE, "neither video nor sound nor text");
    }
    noteChapters(children);
    Optional<BoxLocation> minf = BoxScanner.only(mediaChildren, "minf");
    List<BoxLocation> mediaInformation =
        minf.isPresent() ? scanner.children(minf.get()) : List.of();
    Optional<BoxLocation> stbl = BoxScanner.only(mediaInformation, "stbl");
    Optional<BoxLocation> stsd =
        stbl.isPresent() ? BoxScanner.only(scanner.children(stbl.get()), "stsd") : Optional.empty();
    if (stsd.isEmpty()) {
      return skip.because(NONE, "it has no sample description (stsd)");
    }
    SampleEntryReader entries = new SampleEntryReader(scanner, handler);
    List<BoxLocation> descriptions = entries.entries(stsd.get());
    if (descriptions.isEmpty()) {
      return skip.because(NONE, "its sample description (stsd) is empty");
    }
    TrackBoxes boxes =
        new TrackBoxes(
            trak, tkhd, header, children, mdia.get(), mediaChildren, mediaInformation, stbl.get());
    try {
      return readMedia(boxes, entries, descriptions, skip);
    } catch (UnsupportedMediaException e) {
      return PendingTrack.skipped(
          skip.track(descriptions.get(0).type(), SkippedTrack.Cause.FORM, e));
    }
  }

  private PendingTrack readMedia(
      TrackBoxes boxes, SampleEntryReader entries, List<BoxLocation> descriptions, Skip skip)
      throws FragmillException {
    BoxLocation entry = SampleDescriptions.clearLocation(scanner, entries, descriptions.get(0));
    String type = entry.type();
    if (Codecs.video(type).isEmpty()
        && Codecs.audio(type).isEmpty()
        && Codecs.text(type).isEmpty()) {
      return skip.because(type, "this codec is not packaged");
    }
    DataReferences.requireInThisFile(
        source, scanner, boxes.mediaInformation(), entries.dataReference(descriptions.get(0)));
    BoxLocation stbl = boxes.stbl();
    Optional<EncryptedSamples> encrypted = encrypted(entries, descriptions, stbl);
    Optional<RandomAccessGroups> randomAccess =
        Codecs.video(type).map(codec -> new RandomAccessGroups(source, scanner.budget()));
    TrackSamples samples =
        new TrackSamples(source, limits, scanner.budget(), encrypted, randomAccess);
    SampleTableReader tables = new SampleTableReader(source, scanner, stbl, descriptions.size());
    tables.read(samples);
    if (encrypted.isPresent() && samples.count() > 0) {
      encrypted.get().addTables(scanner, stbl, samples.count());
    }
    if (randomAccess.isPresent()) {
      randomAccess.get().addTables(scanner, stbl, tables.boxes(), samples.count());
    }
    byte[] headerContent = scanner.content(boxes.tkhd());
    return new PendingTrack(
        boxes.id(),
        descriptions.size(),
        Optional.of(samples),
        (tracks, skipped) -> {
          if (samples.refusal().isPresent()) {
            skipped.add(skip.track(type, SkippedTrack.Cause.FORM, samples.refusal().get()));
            return;
          }
          Optional<SampleTable> table = samples.build();
          if (table.isEmpty()) {
            skipped.add(skip.track(type, SkippedTrack.Cause.EMPTY, "it has no samples"));
            return;
          }
          if (Codecs.text(type).isPresent()) {
            Optional<SkippedTrack> noSubtitles = noSubtitles(boxes.id(), type, table.get(), skip);
            if (noSubtitles.isPresent()) {
              skipped.add(noSubtitles.get());
              return;
            }
          }
          boolean hasParts = samples.descriptions().count() > 1;
          SkippedTrack.Cause cause = hasParts ? SkippedTrack.Cause.FORM : SkippedTrack.Cause.KIND;
          try {
            SampleTable examined =
                randomAccess.isPresent()
                    ? LeadingSamples.examine(
                        table.get(), () -> entries.leadingPictures(entry), source)
                    : table.get();
            Described described =
                encrypted.isPresent()
                    ? described(entries, entry, FirstSample.encrypted(), examined)
                    : described(boxes, entries, descriptions, samples.descriptions(), examined);
            cause = SkippedTrack.Cause.FORM;
            tracks.add(
                track(boxes, described.format(), described.samples(), samples.tablesEndTicks()));
            described.note().ifPresent(it -> notes.add("track " + boxes.id() + ": " + it));
          } catch (UnsupportedMediaException e) {
            skipped.add(skip.track(type, cause, e));
            return;
          } catch (ArithmeticException e) {
            throw boxes.trak().malformed(TrackTimes.TOO_LARGE);
          }
          if (trackHeaders.put((int) boxes.id(), headerContent) != null) {
            throw boxes.tkhd().malformed("two tracks have the ID " + boxes.id());
          }
          if (encrypted.isPresent()) {
            encrypted
                .get()
                .build(boxes.trak(), table.get())
                .ifPresent(found -> encryption.put((int) boxes.id(), found));
          }
        });
  }

  /** Tells why text is nothing that is shown over pictures, or returns empty when it is. */
  private Optional<SkippedTrack> noSubtitles(long id, String type, SampleTable samples, Skip skip) {
    if (chapters.contains((int) id)) {
      return Optional.of(
          skip.track(type, SkippedTrack.Cause.KIND, "its text is names of chapters"));
    }
    return samples.compositionEndTicks() == 0
        ? Optional.of(skip.track(type, SkippedTrack.Cause.EMPTY, "it lasts no time"))
        : Optional.empty();
  }

  /**
   * Notes which tracks name the chapters of this one (QuickTime File Format, chapter lists):
   * players do not show them as subtitles.
   */
  private void noteChapters(List<BoxLocation> children) throws FragmillException {
    for (BoxLocation tref : children) {
      if (tref.type().equals("tref")) {
        for (BoxLocation reference : scanner.children(tref)) {
          noteChapters(reference);
        }
      }
    }
  }

  private void noteChapters(BoxLocation reference) throws FragmillException {
    if (reference.type().equals("chap")) {
      ByteBuffer ids = ByteBuffer.wrap(scanner.content(reference));
      while (ids.remaining() >= Integer.BYTES) {
        chapters.add(ids.getInt());
      }
    }
  }

  private Optional<EncryptedSamples> encrypted(
      SampleEntryReader entries, List<BoxLocation> descriptions, BoxLocation stbl)
      throws FragmillException {
    Optional<SampleDescriptions> known = SampleDescriptions.read(scanner, entries, descriptions);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    SampleGroups groups = SampleGroups.read(scanner, scanner.children(stbl), known.get().scheme());
    return Optional.of(new EncryptedSamples(source, scanner.budget(), known.get(), groups));
  }

  /** Returns how the completed tracks are encrypted, by their IDs; clear ones are not in it. */
  Map<Integer, SampleEncryption> encryption() {
    return encryption;
  }

  /** Returns sentences about what is not packaged of the completed tracks. */
  List<String> notes() {
    return notes;
  }

  /** Returns the source of the samples of the completed tracks. */
  Source samples(Source original) {
    return splices.isEmpty() ? original : new SplicedSource(original, splices.build());
  }

  /** Returns the content of {@code tkhd} of the completed tracks, by their IDs. */
  Map<Integer, byte[]> trackHeaders() {
    return trackHeaders;
  }

  /** Where the parts of a track are. */
  private record TrackBoxes(
      BoxLocation trak,
      BoxLocation tkhd,
      TrackHeaderBox header,
      List<BoxLocation> children,
      BoxLocation mdia,
      List<BoxLocation> mediaChildren,
      List<BoxLocation> mediaInformation,
      BoxLocation stbl) {

    long id() {
      return header.getTrackId();
    }
  }

  private MediaHeaderBox mediaHeader(TrackBoxes boxes) throws FragmillException {
    BoxLocation mdhd = BoxScanner.required(boxes.mediaChildren(), "mdhd", boxes.mdia());
    MediaHeaderBox header = isoBoxes.mediaHeader(mdhd);
    if (header.getTimescale() < 1) {
      throw mdhd.malformed("expected a time scale of 1 or more, found " + header.getTimescale());
    }
    return header;
  }

  private Track track(
      TrackBoxes boxes, TrackFormat format, SampleTable samples, OptionalLong tablesEndTicks)
      throws FragmillException {
    BoxLocation mdhd = BoxScanner.required(boxes.mediaChildren(), "mdhd", boxes.mdia());
    MediaHeaderBox header = mediaHeader(boxes);
    if (boxes.id() < 1 || boxes.id() > Integer.MAX_VALUE) {
      throw boxes.mdia().malformed("expected a track ID of 1 or more, found " + boxes.id());
    }
    TimeScale timeScale = new TimeScale(header.getTimescale());
    TrackTimes times = TrackTimes.of(mdhd, samples, timeScale);
    EditedSamples edited = edit(boxes.children(), timeScale, samples, tablesEndTicks);
    times.requireUsable(edited);
    Edit edit = edited.edit();
    return new Track(
        (int) boxes.id(),
        format,
        timeScale,
        edited.samples(),
        edit,
        language(boxes.mediaChildren(), header),
        DisplayMatrices.read(boxes.header()));
  }

  /** What the samples of a track are, and where. */
  private record Described(TrackFormat format, SampleTable samples, Optional<String> note) {}

  private Described described(
      SampleEntryReader entries, BoxLocation entry, FirstSample firstSample, SampleTable samples)
      throws FragmillException {
    SampleHeads heads = maxBytes -> sampleHeads(samples, maxBytes);
    return new Described(entries.format(entry, firstSample, heads), samples, entries.note());
  }

  private Described described(
      TrackBoxes boxes,
      SampleEntryReader reader,
      List<BoxLocation> descriptions,
      DescriptionRuns runs,
      SampleTable samples)
      throws FragmillException {
    if (runs.count() == 1 && runs.description(0) == 1) {
      FirstSample firstSample = maxBytes -> head(samples, 0, maxBytes);
      return described(reader, descriptions.get(0), firstSample, samples);
    }
    DescribedParts parts = DescribedParts.of(reader, descriptions, runs);
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
    BoxLocation entry = parts.entries().get(0);
    if (parts.isOne()) {
      return described(reader, entry, firstSamples.get(0), samples);
    }
    TimeScale timeScale = new TimeScale(mediaHeader(boxes).getTimescale());
    Optional<JoinedDescriptions> joined =
        reader.join(parts.entries(), firstSamples, maxBytes -> sampleHeads(samples, maxBytes));
    if (joined.isEmpty()) {
      throw parts.areTooDifferent(samples, timeScale);
    }
    TrackFormat format = reader.format(entry, joined.get());
    List<SampleInsertion> insertions = joined.get().insertions();
    MemoryBudget.Part memory = scanner.budget().part(source.name());
    SampleTable table =
        insertions.isEmpty()
            ? samples
            : parts.spliced(samples, timeScale, insertions, splices, memory);
    return new Described(format, table, reader.note());
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

  private EditedSamples edit(
      List<BoxLocation> children,
      TimeScale timeScale,
      SampleTable samples,
      OptionalLong tablesEndTicks)
      throws FragmillException {
    Optional<BoxLocation> edts = BoxScanner.only(children, "edts");
    Optional<BoxLocation> elst =
        edts.isPresent() ? BoxScanner.only(scanner.children(edts.get()), "elst") : Optional.empty();
    return elst.isPresent()
        ? new EditListReader(scanner, movieTimeScale, timeScale)
            .read(elst.get(), samples, tablesEndTicks)
        : new EditedSamples(samples, Edit.NONE);
  }

  private Optional<String> language(List<BoxLocation> mediaChildren, MediaHeaderBox header)
      throws FragmillException {
    Optional<BoxLocation> elng = BoxScanner.only(mediaChildren, "elng");
    if (elng.isPresent()) {
      Optional<String> tag = Languages.fromExtendedLanguage(scanner.content(elng.get()));
      if (tag.isPresent()) {
        return tag;
      }
    }
    return Languages.fromIso639(header.getLanguage());
  }

  private String handler(BoxLocation hdlr) throws FragmillException {
    byte[] content = scanner.content(hdlr);
    if (content.length < HANDLER_TYPE_OFFSET + 4) {
      throw hdlr.malformed("expected a handler type, found " + content.length + " bytes");
    }
    String type = new String(content, HANDLER_TYPE_OFFSET, 4, StandardCharsets.ISO_8859_1);
    return BoxScanner.printable(type);
  }

  /** Says why a track is left out. */
  private record Skip(long id, String handler) {

    /** It holds nothing that is packaged. */
    PendingTrack because(String type, String reason) {
      return PendingTrack.skipped(track(type, SkippedTrack.Cause.KIND, reason));
    }

    SkippedTrack track(String type, SkippedTrack.Cause cause, String reason) {
      return new SkippedTrack(id, handler, BoxScanner.printable(type), cause, reason);
    }

    SkippedTrack track(String type, SkippedTrack.Cause cause, UnsupportedMediaException reason) {
      return track(type, cause, String.valueOf(reason.getMessage()));
    }
  }
}
