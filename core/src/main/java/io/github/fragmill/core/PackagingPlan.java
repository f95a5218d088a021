package io.github.fragmill.core;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.internal.plan.MediaFile;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.internal.plan.SegmentRange;
import io.github.fragmill.core.internal.plan.SegmentSizes;
import io.github.fragmill.core.internal.plan.WebVttFiles;
import io.github.fragmill.core.internal.saved.IndexFile;
import io.github.fragmill.core.internal.saved.PlanFile;
import io.github.fragmill.core.internal.saved.PlanIdentity;
import io.github.fragmill.core.internal.saved.UnitFile;
import io.github.fragmill.core.presentation.Layout;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every decision about a presentation, taken once: which samples form which segment of which
 * rendition, what files are called, and how each is encrypted. A plan is data: it holds no buffer,
 * no thread and nothing open, so an application may keep thousands of them, for as long as the
 * sources stay as they are. A {@link PackagingEngine} turns it into bytes; asked in any order, on
 * any thread, any number of times, a file has the same bytes.
 *
 * <p>Immutable and thread-safe.
 */
public final class PackagingPlan {

  private final PresentationPlan plan;
  private final PlanIdentity identity;
  private final List<List<RenditionPlan>> switchingSets;
  private final List<RenditionPlan> renditions;

  PackagingPlan(PresentationPlan plan) {
    this(plan, new PlanIdentity(() -> PlanFile.of(plan, Map.of()).fingerprint()));
  }

  /**
   * @param identity the same wherever the plan is loaded
   */
  PackagingPlan(PresentationPlan plan, PlanIdentity identity) {
    this.plan = plan;
    this.identity = identity;
    this.switchingSets =
        plan.sets().stream()
            .map(set -> set.renditions().stream().map(RenditionPlan::new).toList())
            .toList();
    this.renditions = switchingSets.stream().flatMap(List::stream).toList();
  }

  PresentationPlan presentation() {
    return plan;
  }

  PlanIdentity identity() {
    return identity;
  }

  /**
   * Returns the same plan, which knows the size of each of its segments.
   *
   * @throws SavedDataException when the index is of another plan
   */
  @CheckReturnValue
  public PackagingPlan withIndex(SegmentIndex index) throws SavedDataException {
    if (!index.file().plan().isSameAs(identity)) {
      throw new SavedDataException(
          "expected a segment index of this plan, found that of another: of other sources, options"
              + " or IVs; make it anew");
    }
    for (PlannedRendition rendition : plan.renditions()) {
      SegmentSizes sizes = index.file().sizes().get(rendition.id());
      if (sizes == null || sizes.count() != rendition.segmentCount()) {
        throw new SavedDataException(
            "expected a segment index with the "
                + rendition.segmentCount()
                + " segments of "
                + rendition.id()
                + ", found "
                + (sizes == null ? "none" : sizes.count()));
      }
    }
    return new PackagingPlan(plan.withSizes(index.file().sizes()), identity);
  }

  /** Returns the sizes of all segments, or empty unless {@link #withIndex} brought them. */
  public Optional<SegmentIndex> index() {
    Map<String, SegmentSizes> sizes = new LinkedHashMap<>();
    plan.renditions()
        .forEach(it -> it.sizes().ifPresent(ofSegments -> sizes.put(it.id(), ofSegments)));
    return sizes.isEmpty()
        ? Optional.empty()
        : Optional.of(new SegmentIndex(new IndexFile(identity, sizes)));
  }

  /**
   * Returns the renditions by switching set: a player may switch between those of one list. In the
   * order of the manifest.
   */
  public List<List<RenditionPlan>> switchingSets() {
    return switchingSets;
  }

  /** Returns the renditions, in the order of the manifest; at least one. */
  public List<RenditionPlan> renditions() {
    return renditions;
  }

  /**
   * Returns a rendition.
   *
   * @throws NoSuchElementException when there is none of that id
   */
  public RenditionPlan rendition(String id) {
    return renditions.stream()
        .filter(rendition -> rendition.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no rendition " + id + " among " + ids()));
  }

  private List<String> ids() {
    return renditions.stream().map(RenditionPlan::id).toList();
  }

  /**
   * Returns what names the plan by its content: 64 hexadecimal digits. The same for a plan that was
   * saved and loaded; another for other sources, options or initialization vectors. Takes a few
   * milliseconds the first time.
   */
  public String id() {
    return identity.fingerprint().toString();
  }

  /**
   * Divides the work on the plan: each unit is executed by itself, by any process ({@link
   * PackagingEngine#execute}). The same plan and number give the same units everywhere.
   *
   * @param bytes how much media a unit has at least, unless it is the last of its rendition; 1 or
   *     more
   * @return the units of all renditions, in the order of the manifest
   */
  public List<WorkUnit> units(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes: expected 1 or more, found " + bytes);
    }
    return plan.renditions().stream()
        .flatMap(it -> SegmentRange.divide(it, bytes).stream())
        .map(range -> new WorkUnit(new UnitFile(identity, range)))
        .toList();
  }

  /** Returns the duration of the presentation: from time 0 to the end of the longest track. */
  public Duration duration() {
    return plan.duration();
  }

  /** Returns how segments are stored. */
  public Layout layout() {
    return plan.layout();
  }

  /** Returns what was left out or changed, and why. */
  public List<Note> notes() {
    return plan.notes();
  }

  /**
   * Returns a segment, whatever the layout is: in a single file, it is a part of that file.
   *
   * @param renditionId the rendition
   * @param index from 0 to its {@link RenditionPlan#segmentCount()} - 1
   * @throws NoSuchElementException when there is no such rendition
   * @throws IndexOutOfBoundsException when there is no such segment
   */
  public PlannedFile segment(String renditionId, int index) {
    PlannedRendition rendition = rendition(renditionId).planned();
    return PlannedFile.of(
        plan, MediaFile.segment(rendition, Objects.checkIndex(index, rendition.segmentCount())));
  }

  /**
   * Returns the CMAF header of a rendition, whatever the layout is.
   *
   * @throws NoSuchElementException when there is no such rendition
   */
  public PlannedFile header(String renditionId) {
    return PlannedFile.of(plan, MediaFile.header(rendition(renditionId).planned()));
  }

  /**
   * Returns the file of a name that manifests refer to: what a server looks up for a request.
   *
   * @param name a relative path with {@code /}, for example {@code video-1080/42.m4s}
   * @return empty when the plan has no such file; manifests are not files of the plan
   */
  public Optional<PlannedFile> file(String name) {
    return plan.mediaFile(name)
        .map(file -> PlannedFile.of(plan, file))
        .or(() -> plan.sidecar(name).map(sidecar -> PlannedFile.of(plan, sidecar)))
        .or(() -> plan.webVttFile(name).map(webVtt -> PlannedFile.of(plan, webVtt)));
  }

  /** Returns all files that manifests refer to, in the order of the manifest. */
  public List<PlannedFile> files() {
    return Stream.of(
            plan.mediaFiles().stream().map(file -> PlannedFile.of(plan, file)),
            plan.sidecars().stream().map(sidecar -> PlannedFile.of(plan, sidecar)),
            plan.webVtt().stream()
                .flatMap(WebVttFiles::parts)
                .map(webVtt -> PlannedFile.of(plan, webVtt)))
        .flatMap(files -> files)
        .toList();
  }

  /** Returns the renditions and the duration. */
  @Override
  public String toString() {
    return duration() + ": " + renditions;
  }
}
