package io.github.fragmill.core.internal.isobmff.write;

import static io.github.fragmill.core.internal.isobmff.write.BoxBytes.container;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import java.util.ArrayList;
import java.util.List;
import org.mp4parser.Box;
import org.mp4parser.boxes.iso14496.part12.ChunkOffset64BitBox;
import org.mp4parser.boxes.iso14496.part12.EditBox;
import org.mp4parser.boxes.iso14496.part12.EditListBox;
import org.mp4parser.boxes.iso14496.part12.SampleDescriptionBox;
import org.mp4parser.boxes.iso14496.part12.SampleTableBox;
import org.mp4parser.boxes.iso14496.part12.SampleToChunkBox;
import org.mp4parser.boxes.iso14496.part12.StaticChunkOffsetBox;
import org.mp4parser.boxes.iso14496.part12.SyncSampleBox;
import org.mp4parser.boxes.iso14496.part12.TimeToSampleBox;
import org.mp4parser.boxes.iso14496.part12.TrackBox;

/**
 * A track of a progressive file (ISO/IEC 14496-12, 8.3).
 *
 * <pre>
 * trak
 *   tkhd              the source's
 *   edts/elst         unless all of it is presented from 0
 *   mdia              {@link MediaBoxes}
 *     minf/stbl       stsd, stts, ctts, stss, stsc, stsz, stco | co64
 * </pre>
 */
final class ProgressiveTrackBox {

  private final ProgressiveTrack header;
  private final Track track;
  private final ProgressiveTimes times;
  private final TimeScale movieTimeScale;

  ProgressiveTrackBox(ProgressiveTrack header, ProgressiveTimes times, TimeScale movieTimeScale) {
    this.header = header;
    this.track = header.track();
    this.times = times;
    this.movieTimeScale = movieTimeScale;
  }

  /**
   * Returns the box.
   *
   * @param index of the track, from 0
   * @param mediaStartBytes where the chunks begin
   */
  Box of(int index, ChunkPlan chunks, boolean wideOffsets, long mediaStartBytes) {
    RawBox tkhd = new RawBox(header.trackHeader(index + 1, toMovie(times.endTicks())));
    TrackBox trak = container(new TrackBox(), tkhd);
    if (times.hasEdit()) {
      trak.addBox(container(new EditBox(), editList()));
    }
    SampleTableBox stbl =
        container(sampleTable(), places(index, chunks, wideOffsets, mediaStartBytes));
    trak.addBox(MediaBoxes.media(track, /* version= */ 1, times.samples().endTicks(), stbl));
    return trak;
  }

  private long toMovie(long ticks) {
    return ProgressiveTimes.convert(ticks, track.timeScale(), movieTimeScale);
  }

  private Box editList() {
    EditListBox elst = new EditListBox();
    elst.setVersion(1);
    List<EditListBox.Entry> entries = new ArrayList<>();
    if (times.delayTicks() > 0) {
      entries.add(
          new EditListBox.Entry(
              elst, toMovie(times.delayTicks()), /* mediaTime= */ -1, /* mediaRate= */ 1.0));
    }
    entries.add(
        new EditListBox.Entry(
            elst, toMovie(times.durationTicks()), times.mediaStartTicks(), /* mediaRate= */ 1.0));
    elst.setEntries(entries);
    return elst;
  }

  private SampleTableBox sampleTable() {
    SampleTable samples = times.samples();
    SampleTableBox stbl =
        container(
            new SampleTableBox(),
            container(
                new SampleDescriptionBox(), new RawBox(track.format().sampleEntry().toBytes())),
            durations(samples));
    if (samples.hasCompositionOffsets() || times.compositionTicks() != 0) {
      stbl.addBox(new CompositionOffsets(samples, times.compositionTicks()));
    }
    if (!samples.isAllSync()) {
      stbl.addBox(syncSamples(samples));
    }
    return stbl;
  }

  private static Box durations(SampleTable samples) {
    List<TimeToSampleBox.Entry> entries = new ArrayList<>();
    int runStart = 0;
    for (int sample = 1; sample <= samples.count(); sample++) {
      if (sample == samples.count()
          || samples.durationTicks(sample) != samples.durationTicks(runStart)) {
        entries.add(new TimeToSampleBox.Entry(sample - runStart, samples.durationTicks(runStart)));
        runStart = sample;
      }
    }
    TimeToSampleBox stts = new TimeToSampleBox();
    stts.setEntries(entries);
    return stts;
  }

  private static Box syncSamples(SampleTable samples) {
    List<Long> numbers = new ArrayList<>();
    for (int sample = samples.nextSync(0);
        sample < samples.count();
        sample = samples.nextSync(sample + 1)) {
      numbers.add(sample + 1L);
    }
    SyncSampleBox stss = new SyncSampleBox();
    stss.setSampleNumber(numbers.stream().mapToLong(Long::longValue).toArray());
    return stss;
  }

  private Box[] places(int index, ChunkPlan plan, boolean wideOffsets, long mediaStartBytes) {
    int[] chunks = plan.chunksOf(index);
    List<SampleToChunkBox.Entry> entries = new ArrayList<>();
    long[] offsets = new long[chunks.length];
    int lastCount = 0;
    for (int number = 0; number < chunks.length; number++) {
      int count = plan.endSample(chunks[number]) - plan.firstSample(chunks[number]);
      if (count != lastCount) {
        entries.add(
            new SampleToChunkBox.Entry(number + 1L, count, /* sampleDescriptionIndex= */ 1));
        lastCount = count;
      }
      offsets[number] = mediaStartBytes + plan.offsetBytes(chunks[number]);
    }
    SampleToChunkBox stsc = new SampleToChunkBox();
    stsc.setEntries(entries);
    return new Box[] {stsc, new SampleSizes(times.samples()), offsets(offsets, wideOffsets)};
  }

  private static Box offsets(long[] offsets, boolean wideOffsets) {
    if (wideOffsets) {
      ChunkOffset64BitBox co64 = new ChunkOffset64BitBox();
      co64.setChunkOffsets(offsets);
      return co64;
    }
    StaticChunkOffsetBox stco = new StaticChunkOffsetBox();
    stco.setChunkOffsets(offsets);
    return stco;
  }
}
