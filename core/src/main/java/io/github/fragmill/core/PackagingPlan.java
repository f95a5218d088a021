package io.github.fragmill.core;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.internal.plan.SidecarText;
import io.github.fragmill.core.presentation.Layout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

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
  private final List<List<RenditionPlan>> switchingSets;
  private final List<RenditionPlan> renditions;

  PackagingPlan(PresentationPlan plan) {
    this.plan = plan;
    this.switchingSets =
        plan.sets().stream()
            .map(set -> set.renditions().stream().map(RenditionPlan::new).toList())
            .toList();
    this.renditions = switchingSets.stream().flatMap(List::stream).toList();
  }

  PresentationPlan presentation() {
    return plan;
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
    return renditions.get(plan.renditions().indexOf(planned(id)));
  }

  private PlannedRendition planned(String id) {
    return plan.renditions().stream()
        .filter(rendition -> rendition.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "no rendition "
                        + id
                        + " among "
                        + plan.renditions().stream().map(PlannedRendition::id).toList()));
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
    PlannedRendition rendition = planned(renditionId);
    return PlannedFile.segment(
        plan, rendition, Objects.checkIndex(index, rendition.segmentCount()));
  }

  /**
   * Returns the CMAF header of a rendition, whatever the layout is.
   *
   * @throws NoSuchElementException when there is no such rendition
   */
  public PlannedFile header(String renditionId) {
    return PlannedFile.header(plan, planned(renditionId));
  }

  /**
   * Returns the file of a name that manifests refer to: what a server looks up for a request.
   *
   * @param name a relative path with {@code /}, for example {@code video-1080/42.m4s}
   * @return empty when the plan has no such file; manifests are not files of the plan
   */
  public Optional<PlannedFile> file(String name) {
    for (PlannedRendition rendition : plan.renditions()) {
      if (rendition.files().layout() == Layout.SINGLE_FILE) {
        if (rendition.files().fileName().equals(name)) {
          return Optional.of(PlannedFile.whole(plan, rendition));
        }
      } else if (rendition.files().headerName().equals(name)) {
        return Optional.of(PlannedFile.header(plan, rendition));
      } else {
        OptionalInt segment = rendition.segmentOf(name);
        if (segment.isPresent()) {
          return Optional.of(PlannedFile.segment(plan, rendition, segment.getAsInt()));
        }
      }
    }
    return plan.sidecars().stream()
        .filter(it -> it.file().fileName().equals(name))
        .findFirst()
        .map(it -> PlannedFile.sidecar(plan, it));
  }

  /** Returns all files that manifests refer to, in the order of the manifest. */
  public List<PlannedFile> files() {
    List<PlannedFile> files = new ArrayList<>();
    for (PlannedRendition rendition : plan.renditions()) {
      if (rendition.files().layout() == Layout.SINGLE_FILE) {
        files.add(PlannedFile.whole(plan, rendition));
      } else {
        files.add(PlannedFile.header(plan, rendition));
        for (int segment = 0; segment < rendition.segmentCount(); segment++) {
          files.add(PlannedFile.segment(plan, rendition, segment));
        }
      }
    }
    for (SidecarText sidecar : plan.sidecars()) {
      files.add(PlannedFile.sidecar(plan, sidecar));
    }
    return files;
  }

  /** Returns the renditions and the duration. */
  @Override
  public String toString() {
    return duration() + ": " + renditions;
  }
}
