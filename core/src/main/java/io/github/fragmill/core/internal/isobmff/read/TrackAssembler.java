package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.DisplayMatrix;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.VideoFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mp4parser.boxes.iso14496.part12.MediaHeaderBox;

/** Makes a {@link Track} of its samples and of the boxes about times, edits and language. */
final class TrackAssembler {

  private final BoxScanner scanner;
  private final IsoBoxes isoBoxes;
  private final TimeScale movieTimeScale;

  /**
   * @param movieTimeScale of the durations in edit lists
   */
  TrackAssembler(BoxScanner scanner, TimeScale movieTimeScale) {
    this.scanner = scanner;
    this.isoBoxes = new IsoBoxes(scanner);
    this.movieTimeScale = movieTimeScale;
  }

  /**
   * Makes a track.
   *
   * @param tablesEndTicks when the samples that are not in fragments end, as far as there are any
   */
  Track assemble(
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
    return Track.builder(
            (int) boxes.id(),
            turned(format, DisplayMatrices.read(boxes.header())),
            timeScale,
            edited.samples())
        .edit(edited.edit())
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
}
