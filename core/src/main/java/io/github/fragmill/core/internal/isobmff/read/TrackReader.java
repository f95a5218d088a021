package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
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
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.protect.SampleEncryption;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
 *       dinf/dref     whether the media is in this file
 *       stbl
 *         stsd        {@link SampleEntryReader}
 *         stts ...    {@link SampleTableReader}
 * </pre>
 *
 * <p>Fragments may bring the samples, or more of them, so the track is complete only behind them.
 *
 * <p>A track that cannot be packaged is skipped with its reason: it does not keep the others from
 * being packaged. A track that can, but contradicts itself, fails the whole file: leaving it out
 * would lose what the user wants.
 */
final class TrackReader {

  private static final Set<String> HANDLERS =
      Set.of("vide", "soun", "text", "subt", "sbtl", "clcp", "subp");

  private static final int HANDLER_TYPE_OFFSET = 8;
  private static final Duration MAX_TIME = Duration.ofDays(3652);

  /** Fragments may begin at any time of a stream's clock, such as the ticks since 1970. */
  private static final long MAX_ORIGIN_TICKS = 1L << 60;

  private final SourceBytes source;
  private final BoxScanner scanner;
  private final IsoBoxes isoBoxes;
  private final Limits limits;
  private final TimeScale movieTimeScale;
  private final Map<Integer, SampleEncryption> encryption = new HashMap<>();
  private final Map<Integer, byte[]> trackHeaders = new HashMap<>();

  TrackReader(SourceBytes source, BoxScanner scanner, Limits limits, TimeScale movieTimeScale) {
    this.source = source;
    this.scanner = scanner;
    this.isoBoxes = new IsoBoxes(scanner);
    this.limits = limits;
    this.movieTimeScale = movieTimeScale;
  }

  /** Reads what the movie box says of a track. */
  PendingTrack read(BoxLocation trak) throws FragmillException {
    List<BoxLocation> children = scanner.children(trak);
    BoxLocation tkhd = BoxScanner.required(children, "tkhd", trak);
    TrackHeaderBox header = isoBoxes.trackHeader(tkhd);
    long id = header.getTrackId();
    BoxLocation mdia = BoxScanner.required(children, "mdia", trak);
    List<BoxLocation> mediaChildren = scanner.children(mdia);
    String handler = handler(BoxScanner.required(mediaChildren, "hdlr", mdia));
    Skip skip = new Skip(id, handler);
    if (!HANDLERS.contains(handler)) {
      return skip.because("none", "neither video nor sound nor text");
    }
    Optional<BoxLocation> stbl = sampleTableBox(mediaChildren);
    Optional<BoxLocation> stsd =
        stbl.isPresent() ? BoxScanner.only(scanner.children(stbl.get()), "stsd") : Optional.empty();
    if (stsd.isEmpty()) {
      return skip.because("none", "it has no sample description (stsd)");
    }
    SampleEntryReader entries = new SampleEntryReader(scanner, handler);
    List<BoxLocation> descriptions = entries.entries(stsd.get());
    if (descriptions.isEmpty()) {
      return skip.because("none", "its sample description (stsd) is empty");
    }
    BoxLocation entry = SampleDescriptions.clearLocation(scanner, entries, descriptions.get(0));
    String type = entry.type();
    if (Codecs.video(type).isEmpty()
        && Codecs.audio(type).isEmpty()
        && Codecs.text(type).isEmpty()) {
      return skip.because(type, "this codec is not packaged");
    }
    Optional<EncryptedSamples> encrypted = encrypted(entries, descriptions, stbl.get());
    TrackSamples samples = new TrackSamples(source, limits, scanner.budget(), encrypted);
    new SampleTableReader(source, scanner, stbl.get()).read(samples);
    if (encrypted.isPresent() && samples.count() > 0) {
      encrypted.get().addTables(scanner, stbl.get(), samples.count());
    }
    TrackBoxes boxes = new TrackBoxes(id, header, children, mdia, mediaChildren);
    byte[] headerContent = scanner.content(tkhd);
    return new PendingTrack(
        id,
        Optional.of(samples),
        (tracks, skipped) -> {
          Optional<SampleTable> table = samples.build();
          if (table.isEmpty()) {
            skipped.add(skip.track(type, "it has no samples"));
            return;
          }
          TrackFormat format;
          try {
            format =
                entries.format(entry, maxBytes -> firstSample(table.get(), maxBytes, encrypted));
          } catch (UnsupportedMediaException e) {
            skipped.add(skip.track(type, String.valueOf(e.getMessage())));
            return;
          }
          tracks.add(track(boxes, format, table.get(), samples.tablesEndTicks()));
          boolean isSecond = trackHeaders.put((int) id, headerContent) != null;
          if (encrypted.isPresent()) {
            encrypted
                .get()
                .build(trak, table.get())
                .ifPresent(found -> encryption.put((int) id, found));
          }
          if (isSecond && encryption.containsKey((int) id)) {
            throw trak.malformed("two tracks have the ID " + id + ", and one is encrypted");
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

  /** Returns the content of {@code tkhd} of the completed tracks, by their IDs. */
  Map<Integer, byte[]> trackHeaders() {
    return trackHeaders;
  }

  /** Where the parts of a track are. */
  private record TrackBoxes(
      long id,
      TrackHeaderBox header,
      List<BoxLocation> children,
      BoxLocation mdia,
      List<BoxLocation> mediaChildren) {}

  private Track track(
      TrackBoxes boxes, TrackFormat format, SampleTable samples, OptionalLong tablesEndTicks)
      throws FragmillException {
    BoxLocation mdhd = BoxScanner.required(boxes.mediaChildren(), "mdhd", boxes.mdia());
    MediaHeaderBox header = isoBoxes.mediaHeader(mdhd);
    if (header.getTimescale() < 1) {
      throw mdhd.malformed("expected a time scale of 1 or more, found " + header.getTimescale());
    }
    if (boxes.id() < 1 || boxes.id() > Integer.MAX_VALUE) {
      throw boxes.mdia().malformed("expected a track ID of 1 or more, found " + boxes.id());
    }
    TimeScale timeScale = new TimeScale(header.getTimescale());
    long origin = samples.decodeTimeTicks(0);
    if (origin > MAX_ORIGIN_TICKS) {
      throw mdhd.malformed("expected decode times below 2^60 ticks, found " + origin);
    }
    requireUsable(mdhd, samples, origin, timeScale);
    EditedSamples edited = edit(boxes.children(), timeScale, samples, tablesEndTicks);
    requireUsable(mdhd, edited.samples(), origin, timeScale);
    Edit edit = edited.edit();
    long mediaStart = edit.mediaStartTicks();
    requireUsable(mdhd, Math.min(mediaStart, Math.abs(mediaStart - origin)), timeScale);
    requireUsable(mdhd, edit.delayTicks(), timeScale);
    return new Track(
        (int) boxes.id(),
        format,
        timeScale,
        edited.samples(),
        edit,
        language(boxes.mediaChildren(), header),
        format.type() == TrackType.VIDEO
            ? DisplayMatrices.read(boxes.header())
            : DisplayMatrix.IDENTITY);
  }

  private ByteBuffer firstSample(
      SampleTable samples, int maxBytes, Optional<EncryptedSamples> encrypted)
      throws FragmillException {
    if (encrypted.isPresent()) {
      throw new UnsupportedMediaException(
          "what it is must be read from its first sample, which is encrypted");
    }
    ByteBuffer head = ByteBuffer.allocate(Math.min(maxBytes, samples.sizeBytes(0)));
    return source.readFully(head, samples.offsetBytes(0), "first sample");
  }

  private static void requireUsable(
      BoxLocation mdhd, SampleTable samples, long origin, TimeScale timeScale)
      throws MalformedMediaException {
    requireUsable(mdhd, samples.endTicks() - origin, timeScale);
    requireUsable(mdhd, samples.compositionStartTicks() - origin, timeScale);
    requireUsable(mdhd, samples.compositionEndTicks() - origin, timeScale);
  }

  /**
   * Keeps times, from the first one on, so small that their sums and conversions fit 63 bits
   * everywhere behind.
   */
  private static void requireUsable(BoxLocation mdhd, long ticks, TimeScale timeScale)
      throws MalformedMediaException {
    if (timeScale.toDuration(ticks).abs().compareTo(MAX_TIME) > 0) {
      throw mdhd.malformed(
          "expected times within "
              + MAX_TIME.toDays()
              + " days, found "
              + ticks
              + " ticks of "
              + timeScale.ticksPerSecond()
              + " a second");
    }
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

  private Optional<BoxLocation> sampleTableBox(List<BoxLocation> mediaChildren)
      throws FragmillException {
    Optional<BoxLocation> minf = BoxScanner.only(mediaChildren, "minf");
    return minf.isPresent()
        ? BoxScanner.only(scanner.children(minf.get()), "stbl")
        : Optional.empty();
  }

  /** Says why a track is left out. */
  private record Skip(long id, String handler) {

    PendingTrack because(String type, String reason) {
      return PendingTrack.skipped(track(type, reason));
    }

    SkippedTrack track(String type, String reason) {
      return new SkippedTrack(id, handler, BoxScanner.printable(type), reason);
    }
  }
}
