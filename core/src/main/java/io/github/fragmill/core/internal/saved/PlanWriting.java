package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.internal.fragment.TrackDecryption;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.plan.PlannedSet;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.internal.plan.SidecarText;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SampleEncryption;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.source.SavedSource;
import io.github.fragmill.core.source.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes one plan. What several renditions share is written once, and each says which it has.
 * Single-use, not thread-safe.
 */
final class PlanWriting {

  private final PresentationPlan plan;
  private final PackedWriter into = new PackedWriter();

  private final List<Source> sources = new ArrayList<>();
  private final List<SavedSource> savedSources = new ArrayList<>();
  private final List<SampleSource> samples = new ArrayList<>();
  private final List<SampleEncryption> encryptions = new ArrayList<>();

  PlanWriting(PresentationPlan plan) {
    this.plan = plan;
    for (PlannedRendition rendition : plan.renditions()) {
      SampleSource from = rendition.source();
      if (addNew(from.source(), sources)) {
        savedSources.add(
            new SavedSource(from.name(), from.source().location(), from.stamp().withoutLocalId()));
      }
      addNew(from, samples);
      rendition
          .fragments()
          .decryption()
          .map(TrackDecryption::encryption)
          .ifPresent(it -> addNew(it, encryptions));
    }
  }

  private static <T> boolean addNew(T value, List<T> values) {
    return !values.contains(value) && values.add(value);
  }

  /** Returns all of the plan. */
  byte[] write() {
    head().write(into);
    into.count(plan.duration().toSeconds());
    into.count(plan.duration().toNanosPart());
    into.list(
        plan.notes(),
        (writer, note) -> {
          writer.name(note.code());
          writer.text(note.text());
        });
    into.list(
        samples,
        (writer, from) -> {
          writer.count(sources.indexOf(from.source()));
          SourceForm.write(writer, from);
        });
    into.list(encryptions, SourceEncryptionForm::write);
    into.list(plan.sets(), (writer, set) -> writeSet(set));
    into.list(plan.sidecars(), PlanWriting::writeSidecar);
    into.list(plan.webVtt(), WebVttForm::write);
    return into.toBytes();
  }

  private PlanHead head() {
    Set<KeyId> keyIds = new LinkedHashSet<>();
    for (PlannedRendition rendition : plan.renditions()) {
      rendition.protection().map(PlanWriting::keyIds).ifPresent(keyIds::addAll);
    }
    Set<KeyId> sourceKeyIds = new LinkedHashSet<>();
    encryptions.forEach(it -> sourceKeyIds.addAll(it.keyIds()));
    return new PlanHead(
        plan.layout(), savedSources, List.copyOf(keyIds), List.copyOf(sourceKeyIds));
  }

  private static Collection<KeyId> keyIds(TrackEncryption encryption) {
    return IntStream.range(0, encryption.segmentKeys().size())
        .filter(segment -> !encryption.segmentKeys().get(segment).isClear())
        .mapToObj(encryption::keyId)
        .distinct()
        .toList();
  }

  private void writeSet(PlannedSet set) {
    AttributesForm.write(into, set.attributes());
    into.optional(
        set.trickPlay(),
        (writer, trickPlay) -> {
          writer.count(trickPlay.mainSet());
          writer.count(trickPlay.maxPlayoutRate());
        });
    into.list(set.renditions(), (writer, rendition) -> writeRendition(rendition));
  }

  private void writeRendition(PlannedRendition rendition) {
    into.text(rendition.id());
    into.count(samples.indexOf(rendition.source()));
    TrackForm.write(into, rendition.track());
    TrackForm.write(into, rendition.boundaries());
    into.optional(rendition.protection(), ProtectionForm::write);
    into.optional(
        rendition.fragments().decryption(),
        (writer, decryption) -> writer.count(encryptions.indexOf(decryption.encryption())));
  }

  private static void writeSidecar(PackedWriter into, SidecarText text) {
    into.text(text.file().id());
    into.text(text.file().fileName());
    into.text(text.file().mimeType());
    AttributesForm.write(into, text.file().attributes());
    into.block(text.bytes());
  }
}
