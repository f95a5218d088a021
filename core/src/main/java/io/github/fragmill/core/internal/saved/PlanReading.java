package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.internal.fragment.TrackDecryption;
import io.github.fragmill.core.internal.fragment.TrackProtection;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.plan.PlannedSet;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.internal.plan.SidecarText;
import io.github.fragmill.core.internal.plan.WebVttFiles;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.presentation.SidecarFile;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.presentation.TrickPlay;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SampleEncryption;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.Decryption;
import io.github.fragmill.core.protect.port.Encryption;
import io.github.fragmill.core.segment.SegmentBoundaries;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one plan. Single-use, not thread-safe. */
final class PlanReading {

  /** What a sample may take: size, composition offset and number in the source. */
  private static final int MAX_BYTES_PER_SAMPLE = 3 * Integer.BYTES;

  /** What the names of files are made of. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,200}");

  private final PackedReader from;
  private final LoadedParts parts;
  private final Limits limits;
  private final PlanHead head;
  private long samplesLeft;
  private List<SampleSource> samples = List.of();
  private List<SampleEncryption> encryptions = List.of();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> webVttIds = new HashSet<>();

  /**
   * @param parts what the application brings
   */
  PlanReading(PackedReader from, LoadedParts parts, Limits limits) {
    this.from = from;
    this.parts = parts;
    this.limits = limits;
    this.samplesLeft = limits.maxTableBytes() / MAX_BYTES_PER_SAMPLE;
    this.head = PlanHead.read(from);
  }

  PresentationPlan read() {
    Duration duration = Duration.ofSeconds(from.count(), from.count(999_999_999));
    List<Note> notes = from.list(it -> new Note(it.name(Note.Code.class), it.text()));
    samples = from.list(it -> readSamples());
    encryptions = from.list(it -> readEncryption());
    List<PlannedSet> sets = from.list(it -> readSet());
    List<SidecarText> sidecars = from.list(it -> readSidecar());
    List<WebVttFiles> webVtt = from.list(it -> readWebVtt());
    if (sets.isEmpty() || ids.size() > limits.maxTracks()) {
      throw new IllegalArgumentException(
          "expected 1 to maxTracks = " + limits.maxTracks() + " tracks, found " + ids.size());
    }
    for (PlannedSet set : sets) {
      set.trickPlay().ifPresent(it -> requireSet(it.mainSet(), sets.size()));
    }
    return new PresentationPlan(
        parts.manifests(), head.layout(), sets, sidecars, webVtt, duration, notes);
  }

  private static void requireSet(int index, int count) {
    if (index >= count) {
      throw new IllegalArgumentException("expected one of " + count + " sets, found " + index);
    }
  }

  /** Returns how many samples the next table may have. */
  private int maxSamples() {
    return (int) Math.min(limits.maxSamples(), Math.max(0, samplesLeft));
  }

  private SampleSource readSamples() {
    int source = from.count(head.sources().size() - 1);
    return SourceForm.readSamples(from, parts.sources().get(source), head.sources().get(source));
  }

  private SampleEncryption readEncryption() {
    SampleEncryption encryption = SourceEncryptionForm.read(from, maxSamples());
    samplesLeft -= encryption.count();
    return encryption;
  }

  private PlannedSet readSet() {
    TrackAttributes attributes = AttributesForm.read(from);
    Optional<TrickPlay> trickPlay =
        from.optional(
            it -> new TrickPlay(it.count(Integer.MAX_VALUE), it.count(Integer.MAX_VALUE)));
    List<PlannedRendition> renditions = from.list(it -> readRendition(attributes));
    if (renditions.isEmpty()) {
      throw new IllegalArgumentException("expected renditions in each set, found none");
    }
    return new PlannedSet(attributes, renditions, trickPlay);
  }

  private PlannedRendition readRendition(TrackAttributes attributes) {
    String id = newId(from.text());
    SampleSource source = samples.get(from.count(samples.size() - 1));
    Track track = TrackForm.read(from, maxSamples());
    samplesLeft -= track.samples().count();
    SegmentBoundaries boundaries = TrackForm.readBoundaries(from, track.samples().count());
    Optional<TrackProtection> protection =
        from.optional(it -> ProtectionForm.readTrack(it, boundaries.segmentCount()))
            .map(it -> protection(track, it));
    Optional<TrackDecryption> decryption =
        from.optional(it -> encryptions.get(it.count(encryptions.size() - 1)))
            .map(it -> decryption(track, it));
    PlannedRendition rendition =
        PlannedRendition.of(
            id, head.layout(), source, track, decryption, attributes, boundaries, protection);
    requireSegments(rendition);
    // Refuses what no header can say.
    rendition.fragments().header();
    return rendition;
  }

  private String newId(String id) {
    if (!ID.matcher(id).matches() || id.startsWith(".") || !ids.add(id)) {
      throw new IllegalArgumentException("expected ids that name files, each once, found " + id);
    }
    return id;
  }

  private TrackProtection protection(Track track, TrackEncryption encryption) {
    Encryption keys =
        parts
            .encryption()
            .orElseThrow(() -> new IllegalArgumentException("expected no encryption, found some"));
    boolean hasParts = track.format().protectableRangeFinder().isPresent();
    if (encryption.hasSubsamples() != hasParts) {
      throw new IllegalArgumentException(
          "expected samples that are encrypted " + (hasParts ? "in parts" : "whole"));
    }
    boolean isTried = false;
    for (int segment = 0; segment < encryption.segmentKeys().size(); segment++) {
      if (encryption.segmentKeys().get(segment).isClear()) {
        continue;
      }
      requireNamed(encryption.keyId(segment), head.keyIds());
      if (!isTried) {
        // Refuses a scheme that is unknown.
        keys.mapper(encryption, segment, /* firstSample= */ 0);
        isTried = true;
      }
    }
    return new TrackProtection(encryption, keys);
  }

  private TrackDecryption decryption(Track track, SampleEncryption encryption) {
    Decryption keys =
        parts
            .decryption()
            .orElseThrow(
                () -> new IllegalArgumentException("expected clear sources, found others"));
    for (EncryptionParameters parameters : encryption.parameters()) {
      requireNamed(parameters.defaultKeyId(), head.sourceKeyIds());
      if (keys.hasKey(parameters.defaultKeyId())) {
        // Refuses a scheme that is unknown.
        keys.decryptor(parameters);
      }
    }
    requireAll(track, encryption);
    return new TrackDecryption(encryption, keys);
  }

  private static void requireNamed(KeyId keyId, List<KeyId> named) {
    if (!named.contains(keyId)) {
      throw new IllegalArgumentException("expected keys of " + named + ", found " + keyId);
    }
  }

  /** Every sample of a track must have its own place among those of the source. */
  private static void requireAll(Track track, SampleEncryption encryption) {
    for (int sample = 0; sample < track.samples().count(); sample++) {
      if (track.samples().sourceNumber(sample) >= encryption.count()) {
        throw new IllegalArgumentException(
            "expected encryption of all samples, found that of " + encryption.count());
      }
    }
  }

  private void requireSegments(PlannedRendition rendition) {
    for (int segment = 0; segment < rendition.segmentCount(); segment++) {
      long bytes = rendition.fragments().mediaBytes(segment);
      if (bytes > limits.maxSegmentBytes()) {
        throw new IllegalArgumentException(
            "segment "
                + segment
                + " of "
                + rendition.id()
                + " has "
                + bytes
                + " bytes, more than maxSegmentBytes = "
                + limits.maxSegmentBytes());
      }
    }
  }

  private WebVttFiles readWebVtt() {
    WebVttFiles text = WebVttForm.read(from, head.layout(), limits);
    if (!ID.matcher(text.id()).matches() || !webVttIds.add(text.id())) {
      throw new IllegalArgumentException("expected ids of texts, each once, found " + text.id());
    }
    return text;
  }

  private SidecarText readSidecar() {
    String id = newId(from.text());
    String fileName = from.text();
    String mimeType = from.text();
    if (!ID.matcher(fileName).matches() || !fileName.startsWith(id + ".")) {
      throw new IllegalArgumentException("expected a name of " + id + ", found " + fileName);
    }
    TrackAttributes attributes = AttributesForm.read(from);
    byte[] bytes = from.block();
    return new SidecarText(
        new SidecarFile(id, fileName, mimeType, bytes.length, attributes), bytes);
  }
}
