package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.Codecs;
import io.github.fragmill.core.media.DisplayMatrix;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.protect.SampleEncryption;
import io.github.fragmill.core.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
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

  private final SourceBytes source;
  private final BoxScanner scanner;
  private final IsoBoxes isoBoxes;
  private final Limits limits;
  private final TimeScale movieTimeScale;
  private final Map<Integer, SampleEncryption> encryption = new HashMap<>();
  private final Map<Integer, byte[]> trackHeaders = new HashMap<>();
  private final ChapterTracks chapters;
  private final List<String> notes = new ArrayList<>();
  private final SplicedSamples.Builder splices;
  private final TrackDescriber describer;

  TrackReader(SourceBytes source, BoxScanner scanner, Limits limits, TimeScale movieTimeScale) {
    this.source = source;
    this.scanner = scanner;
    this.isoBoxes = new IsoBoxes(scanner);
    this.limits = limits;
    this.movieTimeScale = movieTimeScale;
    this.chapters = new ChapterTracks(scanner);
    this.splices = new SplicedSamples.Builder(source.sizeBytes());
    this.describer = new TrackDescriber(source, scanner, splices);
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
      return skip.because(NONE, "neither video nor sound nor text");
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
          skip.track(descriptions.get(0).type(), SkippedTrack.Cause.UNSUPPORTED_FEATURE, e));
    }
  }

  private PendingTrack readMedia(
      TrackBoxes boxes, SampleEntryReader entries, List<BoxLocation> descriptions, TrackSkip skip)
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
            skipped.add(
                skip.track(type, SkippedTrack.Cause.UNSUPPORTED_FEATURE, samples.refusal().get()));
            return;
          }
          Optional<SampleTable> table = samples.build();
          if (table.isEmpty()) {
            skipped.add(skip.track(type, SkippedTrack.Cause.EMPTY, "it has no samples"));
            return;
          }
          if (Codecs.text(type).isPresent()) {
            if (chapters.has(boxes.id())) {
              skipped.add(
                  skip.track(
                      type, SkippedTrack.Cause.UNSUPPORTED_TYPE, "its text is names of chapters"));
              return;
            }
            if (table.get().compositionEndTicks() == 0) {
              skipped.add(skip.track(type, SkippedTrack.Cause.EMPTY, "it lasts no time"));
              return;
            }
          }
          boolean hasParts = samples.descriptions().count() > 1;
          SkippedTrack.Cause cause =
              hasParts
                  ? SkippedTrack.Cause.UNSUPPORTED_FEATURE
                  : SkippedTrack.Cause.UNSUPPORTED_TYPE;
          try {
            SampleTable examined =
                randomAccess.isPresent()
                    ? LeadingSamples.examine(
                        table.get(), () -> entries.leadingPictures(entry), source)
                    : table.get();
            TrackDescriber.Result described =
                encrypted.isPresent()
                    ? describer.describeEncrypted(entries, entry, examined)
                    : describer.describe(
                        boxes, entries, descriptions, samples.descriptions(), examined);
            cause = SkippedTrack.Cause.UNSUPPORTED_FEATURE;
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

  private Track track(
      TrackBoxes boxes, TrackFormat format, SampleTable samples, OptionalLong tablesEndTicks)
      throws FragmillException {
    BoxLocation mdhd = boxes.mdhd();
    MediaHeaderBox header = boxes.mediaHeader(isoBoxes);
    if (boxes.id() < 1 || boxes.id() > Integer.MAX_VALUE) {
      throw boxes.mdia().malformed("expected a track ID of 1 or more, found " + boxes.id());
    }
    TimeScale timeScale = new TimeScale(header.getTimescale());
    TrackTimes times = TrackTimes.of(mdhd, samples, timeScale);
    EditedSamples edited = edit(boxes.children(), timeScale, samples, tablesEndTicks);
    times.requireUsable(edited);
    Edit edit = edited.edit();
    return Track.builder(
            (int) boxes.id(),
            turned(format, DisplayMatrices.read(boxes.header())),
            timeScale,
            edited.samples())
        .edit(edit)
        .language(language(boxes.mediaChildren(), header))
        .build();
  }

  private static TrackFormat turned(TrackFormat format, DisplayMatrix matrix) {
    return format instanceof VideoFormat video
        ? video.toBuilder().displayMatrix(matrix).build()
        : format;
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
}
