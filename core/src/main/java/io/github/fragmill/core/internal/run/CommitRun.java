package io.github.fragmill.core.internal.run;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.internal.plan.MadeUnit;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.internal.plan.PresentationPlan.TextOutput;
import io.github.fragmill.core.internal.plan.SegmentRange;
import io.github.fragmill.core.internal.plan.SegmentSizes;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.core.output.Workspace;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Completes a presentation whose segments are made: writes what is made of the sizes of all of
 * them, headers with indexes and manifests, and makes all of it visible. Single-use.
 */
public final class CommitRun {

  private final PresentationPlan plan;

  /** By rendition, in the order of the segments. */
  private final Map<String, List<MadeUnit>> units = new LinkedHashMap<>();

  private final SizedPresentation sized;
  private final Work work;

  /**
   * @param made parts of the work, in any order, each once
   * @param work stopped when its caller cancels it
   * @throws SavedDataException when some of the work is not done, or done in two ways
   */
  public CommitRun(PresentationPlan plan, List<MadeUnit> made, Work work)
      throws SavedDataException {
    this.work = work;
    Map<String, SegmentSizes> sizes = new LinkedHashMap<>();
    for (PlannedRendition rendition : plan.renditions()) {
      List<MadeUnit> own =
          made.stream()
              .filter(it -> it.range().renditionId().equals(rendition.id()))
              .sorted(Comparator.comparingInt(it -> it.range().first()))
              .toList();
      requireAll(rendition, own);
      units.put(rendition.id(), own);
      sizes.put(
          rendition.id(),
          SegmentSizes.of(
              own.stream().flatMapToLong(it -> LongStream.of(it.sizes().toArray())).toArray()));
    }
    this.plan = plan.withSizes(sizes);
    this.sized = new SizedPresentation(this.plan);
  }

  private static void requireAll(PlannedRendition rendition, List<MadeUnit> own)
      throws SavedDataException {
    int next = 0;
    for (MadeUnit unit : own) {
      SegmentRange range = unit.range();
      if (range.first() < next) {
        throw new SavedDataException(
            range + " overlaps another one: the work was divided in two ways; divide it in one");
      }
      requireNone(rendition, next, range.first());
      next = range.end();
    }
    requireNone(rendition, next, rendition.segmentCount());
    for (int index = 0; index < own.size(); index++) {
      if (own.get(index).range().part() != index + 1) {
        throw new SavedDataException(
            own.get(index).range()
                + ": expected part "
                + (index + 1)
                + "; divide the work in one way");
      }
    }
  }

  private static void requireNone(PlannedRendition rendition, int first, int end)
      throws SavedDataException {
    if (first < end) {
      throw new SavedDataException(
          "no receipt of "
              + rendition.id()
              + ", segments "
              + first
              + " to "
              + (end - 1)
              + ": execute the unit again");
    }
  }

  /** Returns the renditions, whose sizes are known. */
  public List<SizedRendition> renditions() {
    return sized.renditions();
  }

  /**
   * Writes what is missing and makes all visible.
   *
   * @return the files of all manifests
   */
  public List<ManifestFile> commit(Workspace workspace) throws FragmillException {
    try {
      List<ManifestFile> manifests = sized.manifests();
      if (manifests.isEmpty()) {
        throw new IllegalStateException("manifest: expected at least one file, found none");
      }
      Map<String, Long> made = plan.layout() == Layout.SINGLE_FILE ? Map.of() : workspace.sizes();
      for (SizedRendition rendition : sized.renditions()) {
        work.check();
        if (plan.layout() == Layout.SINGLE_FILE) {
          join(rendition, workspace);
        } else {
          requireSegments(rendition.plan(), made);
          write(rendition.plan().files().headerName(), rendition.header(), workspace);
        }
      }
      for (Iterator<TextOutput> texts = plan.textOutputs().iterator(); texts.hasNext(); ) {
        TextOutput text = texts.next();
        work.check();
        write(text.name(), text.bytes(), workspace);
      }
      work.check();
      for (int file = manifests.size() - 1; file >= 0; file--) {
        // The first is the one that names the others.
        write(workspace.create(manifests.get(file).name()), manifests.get(file).content());
      }
      workspace.commit();
      return manifests;
    } catch (FragmillException e) {
      throw work.reason(e);
    } catch (IOException e) {
      throw work.reason(OutputException.of("cannot complete the output", e));
    }
  }

  private void join(SizedRendition rendition, Workspace workspace) throws IOException {
    String name = rendition.plan().files().fileName();
    byte[] head = rendition.head();
    List<MadeUnit> parts = Objects.requireNonNull(units.get(rendition.plan().id()));
    workspace.join(name, head, parts.stream().map(it -> it.sizes().totalBytes()).toList());
  }

  private static void requireSegments(PlannedRendition rendition, Map<String, Long> made)
      throws OutputException {
    for (int segment = 0; segment < rendition.segmentCount(); segment++) {
      String name = rendition.segmentName(segment);
      long expected = rendition.sizes().orElseThrow().sizeBytes(segment);
      Optional<Long> found = Optional.ofNullable(made.get(name));
      if (found.isEmpty() || found.get() != expected) {
        throw new OutputException(
            name
                + ": the receipt says "
                + expected
                + " bytes, found "
                + found.map(String::valueOf).orElse("no file")
                + "; execute the unit again");
      }
    }
  }

  private static void write(String name, byte[] content, Workspace workspace) throws IOException {
    write(workspace.create(name), ByteBuffer.wrap(content));
  }

  private static void write(Sink created, ByteBuffer content) throws IOException {
    try (Sink sink = created) {
      Fragment.writeFully(sink, content);
      sink.commit();
    }
  }
}
