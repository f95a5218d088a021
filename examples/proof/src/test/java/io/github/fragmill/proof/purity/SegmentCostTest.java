package io.github.fragmill.proof.purity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.media.SourceReader;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.proof.clips.BundledClip;
import io.github.fragmill.proof.packaging.Mode;
import io.github.fragmill.proof.packaging.Packagers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a segment costs beside its bytes: counted, so that a slow machine changes nothing. */
class SegmentCostTest {

  private static final int WARM_UP = 2_000;
  private static final int COUNTED = 200;
  private static final long MAX_GARBAGE_BYTES = 32 * 1024;
  private static final int SMALL_GAP_BYTES = 8 * 1024;
  private static final int MIN_MERGED_BYTES = 256 * 1024;

  /** Clear, because ciphers in Java make garbage of their own. */
  @Test
  void writeTo_warmPlan_allocatesLittle() throws Exception {
    PackagingPlan plan =
        Packagers.of(Source.file(BundledClip.file()), Mode.CLEAR, Layout.SEGMENT_FILES).plan();
    CountingChannel channel = new CountingChannel();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    for (RenditionPlan rendition : plan.renditions()) {
      writeSegments(rendition, WARM_UP, channel);
      long before = threads.getThreadAllocatedBytes(thread);
      writeSegments(rendition, COUNTED, channel);
      long each = (threads.getThreadAllocatedBytes(thread) - before) / COUNTED;
      assertThat(each)
          .as("garbage of a segment of %s", rendition.id())
          .isLessThan(MAX_GARBAGE_BYTES);
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void writeTo_segment_readsWhatLiesTogetherOnceAndWritesTwice(Mode mode) throws Exception {
    CountingSource source = new CountingSource(Source.file(BundledClip.file()));
    PackagingPlan plan = Packagers.of(source, mode, Layout.SEGMENT_FILES).plan();
    for (RenditionPlan rendition : plan.renditions()) {
      for (int segment = 0; segment < rendition.segmentCount(); segment++) {
        CountingChannel channel = new CountingChannel();
        source.reads = 0;
        rendition.segment(segment).writeTo(channel);
        int counted = source.reads;
        int runs = runs(rendition, segment);
        int pieces = (int) (rendition.segment(segment).sizeBytes() / MIN_MERGED_BYTES);
        assertThat(counted).isBetween(runs, runs + pieces);
        assertThat(channel.writes).isEqualTo(2);
      }
    }
  }

  private static void writeSegments(RenditionPlan rendition, int count, CountingChannel channel)
      throws IOException {
    for (int index = 0; index < count; index++) {
      rendition.segment(index % rendition.segmentCount()).writeTo(channel);
    }
  }

  /** Returns how many runs a segment has in the source, samples with little between them as one. */
  private static int runs(RenditionPlan rendition, int segment) {
    SampleTable samples = rendition.track().samples();
    int runs = 0;
    long end = Long.MIN_VALUE / 2;
    for (int sample = rendition.cuts().firstSample(segment);
        sample < rendition.cuts().endSample(segment);
        sample++) {
      long gap = samples.offsetBytes(sample) - end;
      if (gap < 0 || gap > SMALL_GAP_BYTES) {
        runs++;
      }
      end = samples.offsetBytes(sample) + samples.sizeBytes(sample);
    }
    return runs;
  }

  /** Takes everything at once, and counts how often. */
  private static final class CountingChannel implements WritableByteChannel {

    private int writes;

    @Override
    public int write(ByteBuffer source) {
      writes++;
      int count = source.remaining();
      source.position(source.limit());
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // Nothing is held open.
    }
  }

  /** Counts reads. */
  private static final class CountingSource implements Source {

    private final Source source;
    private int reads;

    CountingSource(Source source) {
      this.source = source;
    }

    @Override
    public String name() {
      return source.name();
    }

    @Override
    public SourceReader open() throws SourceException {
      SourceReader reader = source.open();
      return new SourceReader() {
        @Override
        public long sizeBytes() throws IOException {
          return reader.sizeBytes();
        }

        @Override
        public int read(ByteBuffer destination, long positionBytes) throws IOException {
          reads++;
          return reader.read(destination, positionBytes);
        }

        @Override
        public void close() throws IOException {
          reader.close();
        }
      };
    }
  }
}
