package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.codec.port.LeadingPictureRule;
import io.github.fragmill.core.internal.codec.port.LeadingPictureRule.Verdict;
import io.github.fragmill.core.media.RandomAccess;
import io.github.fragmill.core.media.RandomAccessPoints;
import io.github.fragmill.core.media.SampleTable;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Finds out at which random access points of a track samples that are presented before them may be
 * wrong. Tables say which points have such samples; what these are, only their bitstreams say.
 *
 * <p>From a remote source each read is a round trip, so few are made: none where no point has such
 * samples; else one for each point, and one for each such sample where the point does not say. The
 * first point where one of them may be wrong is the last that is read: those after it are taken for
 * the same, and so are those that {@link #MAX_READS} reads have not reached. So a point may be
 * taken for worse than it is, never for better.
 */
final class LeadingSamples {

  /** Of a track. */
  static final int MAX_READS = 64;

  /** Parameter sets, metadata and captions come before a frame's first slice. */
  private static final int HEAD_BYTES = 1 << 12;

  /** Returns the rule when it is needed. */
  @FunctionalInterface
  interface Rule {
    /** Returns the codec's; empty where leading samples of a sync sample are always right. */
    Optional<LeadingPictureRule> get() throws FragmillException;
  }

  private final SampleTable samples;
  private final Rule rule;
  private final SourceBytes source;
  private final RandomAccessPoints.Builder found = new RandomAccessPoints.Builder();
  private int reads;
  private boolean isDoubtful;

  private LeadingSamples(SampleTable samples, Rule rule, SourceBytes source) {
    this.samples = samples;
    this.rule = rule;
    this.source = source;
  }

  /**
   * Returns the same samples with what was found out.
   *
   * @param rule of the codec
   */
  static SampleTable examine(SampleTable samples, Rule rule, SourceBytes source)
      throws FragmillException {
    return new LeadingSamples(samples, rule, source).examine();
  }

  private SampleTable examine() throws FragmillException {
    for (int point = samples.nextSync(0);
        point < samples.count();
        point = samples.nextSync(point + 1)) {
      boolean isOpen = samples.randomAccess(point).type() == RandomAccess.Type.OPEN;
      int leading = samples.nextLeading(point, point + 1);
      if (leading == samples.count()) {
        if (isOpen) {
          found.add(point, RandomAccess.SYNC);
        }
      } else if (!isOpen && !isRight(point, leading)) {
        found.add(point, RandomAccess.OPEN);
      }
    }
    return samples.withRandomAccess(found.build());
  }

  private boolean isRight(int point, int firstLeading) throws FragmillException {
    if (isDoubtful) {
      return false;
    }
    Optional<LeadingPictureRule> known = rule.get();
    isDoubtful = known.isPresent() && !isRight(known.get(), point, firstLeading);
    return !isDoubtful;
  }

  private boolean isRight(LeadingPictureRule known, int point, int firstLeading)
      throws FragmillException {
    Optional<ByteBuffer> pointHead = head(point);
    Verdict verdict = pointHead.map(known::ofPoint).orElse(Verdict.DOUBTFUL);
    if (verdict != Verdict.EACH_SAYS) {
      return verdict == Verdict.RIGHT;
    }
    for (int leading = firstLeading;
        leading < samples.count();
        leading = samples.nextLeading(point, leading + 1)) {
      if (!head(leading).map(known::isRight).orElse(false)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the first bytes of a sample, or empty when enough has been read. */
  private Optional<ByteBuffer> head(int sample) throws FragmillException {
    if (reads == MAX_READS) {
      return Optional.empty();
    }
    reads++;
    ByteBuffer head = ByteBuffer.allocate(Math.min(HEAD_BYTES, samples.sizeBytes(sample)));
    return Optional.of(source.readFully(head, samples.offsetBytes(sample), "sample " + sample));
  }
}
