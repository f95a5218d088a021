package io.github.fragmill.cpix;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.ProtectionMismatchException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.KeyGrant;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.TrackKeyRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides which track has which key of a document: exactly one, or none on purpose. */
final class KeyMapping {

  private final CpixDocument document;
  private final Map<String, TrackSelector> labels;
  private final Set<TrackType> clear;
  private final PeriodOrder periods;
  private final Map<KeyId, CpixKey> keys = new HashMap<>();
  private final Map<KeyId, List<CpixDrmSystem>> systems = new HashMap<>();
  private final Set<KeyId> roots;
  private final Map<KeyId, KeyGrant> grants = new HashMap<>();

  /**
   * @param labels the tracks that have a label
   * @param clear what stays clear when no rule chooses it
   */
  KeyMapping(CpixDocument document, Map<String, TrackSelector> labels, Set<TrackType> clear) {
    this.document = document;
    this.labels = labels;
    this.clear = clear;
    periods = new PeriodOrder(document.periods());
    document.keys().forEach(key -> keys.put(key.keyId(), key));
    document
        .drmSystems()
        .forEach(it -> systems.computeIfAbsent(it.keyId(), keyId -> new ArrayList<>()).add(it));
    roots =
        document.keys().stream()
            .flatMap(key -> key.dependsOnKey().stream())
            .collect(Collectors.toSet());
  }

  List<Optional<KeyGrant>> map(List<TrackKeyRequest> requests) throws IOException {
    requireUsable();
    List<Optional<KeyGrant>> answers = new ArrayList<>();
    for (TrackKeyRequest request : requests) {
      Optional<KeyId> keyId = keyId(request);
      answers.add(
          keyId.isPresent() ? Optional.of(grant(keyId.get(), request.scheme())) : Optional.empty());
    }
    return answers;
  }

  /** One rule that cannot be applied could concern any track. */
  private void requireUsable() throws KeySourceException {
    Set<String> periodIds =
        document.periods().stream().flatMap(it -> it.id().stream()).collect(Collectors.toSet());
    for (UsageRule rule : document.rules()) {
      for (UsageFilter filter : rule.filters()) {
        if (filter instanceof UsageFilter.Unknown unknown) {
          throw refusal("a filter that is not known, " + unknown.name() + ", of " + rule.keyId());
        }
        if (filter instanceof UsageFilter.Label label && !labels.containsKey(label.label())) {
          throw refusal(
              "a filter for label '"
                  + Texts.shorten(label.label())
                  + "', which no track has; label(String, TrackSelector) gives it");
        }
        if (filter instanceof UsageFilter.Period period && !periodIds.contains(period.periodId())) {
          throw refusal("a filter for a period that is not there");
        }
      }
      if (roots.contains(rule.keyId())) {
        throw refusal("a rule for root key " + rule.keyId() + ", which encrypts nothing");
      }
      if (!keys.containsKey(rule.keyId())) {
        throw refusal("a rule for key id " + rule.keyId() + ", which is not there");
      }
    }
  }

  private static KeySourceException refusal(String found) {
    return new KeySourceException(
        "CPIX document: expected usage rules that say which track has which key, found " + found);
  }

  private Optional<KeyId> keyId(TrackKeyRequest request)
      throws KeySourceException, ProtectionMismatchException {
    Set<KeyId> found = chosen(request);
    if (found.size() == 1) {
      return Optional.of(found.iterator().next());
    }
    if (found.isEmpty() && clear.contains(request.track().format().type())) {
      return Optional.empty();
    }
    throw new ProtectionMismatchException(
        request.name()
            + ", "
            + request.track().format()
            + (document.periods().isEmpty() ? "" : ", crypto period of index " + request.period())
            + ": expected one key by the usage rules, found "
            + (found.isEmpty()
                ? "none; choose the track before with a rule of its own"
                : found.size() + " " + found));
  }

  private Set<KeyId> chosen(TrackKeyRequest request) throws KeySourceException {
    if (request.period() > 0 && document.periods().isEmpty()) {
      throw new KeySourceException(
          "CPIX document: expected keys for crypto periods, found none; rotate no keys");
    }
    Set<KeyId> chosen = new LinkedHashSet<>();
    if (document.rules().isEmpty()) {
      document.keys().stream()
          .map(CpixKey::keyId)
          .filter(it -> !roots.contains(it))
          .forEach(chosen::add);
      return chosen;
    }
    Set<String> ofTrack =
        labels.entrySet().stream()
            .filter(it -> it.getValue().matches(request.track()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    TrackMatch match = new TrackMatch(request.track(), ofTrack, periods.idsOf(request.period()));
    for (UsageRule rule : document.rules()) {
      if (match.isChosenBy(rule)) {
        chosen.add(rule.keyId());
      }
    }
    return chosen;
  }

  private KeyGrant grant(KeyId keyId, Scheme scheme) throws KeySourceException {
    KeyGrant known = grants.get(keyId);
    if (known == null) {
      known = newGrant(keyId, scheme);
      grants.put(keyId, known);
    }
    return known;
  }

  private KeyGrant newGrant(KeyId keyId, Scheme scheme) throws KeySourceException {
    CpixKey key = keys.get(keyId);
    if (key == null) {
      throw new KeySourceException("CPIX document: expected key id " + keyId + ", found none");
    }
    ContentKey value =
        key.contentKey()
            .orElseThrow(
                () ->
                    new KeySourceException(
                        "CPIX document: key id " + keyId + ": expected a value, found none"));
    Optional<CpixKey> root = key.dependsOnKey().map(keys::get);
    Optional<String> named = key.scheme().or(() -> root.flatMap(CpixKey::scheme));
    if (named.isPresent() && !named.get().equals(scheme.fourCc())) {
      throw new KeySourceException(
          "CPIX document: key id "
              + keyId
              + ": expected a key for "
              + scheme.fourCc()
              + ", found one for "
              + Texts.shorten(named.get()));
    }
    KeyGrant grant = KeyGrant.of(value).withSignals(signals(key));
    // Other schemes have an IV for each sample, of which a document says nothing.
    return scheme == Scheme.CBCS ? key.explicitIv().map(grant::withIv).orElse(grant) : grant;
  }

  private List<DrmSignal> signals(CpixKey key) throws KeySourceException {
    List<DrmSignal> signals = new ArrayList<>();
    if (key.dependsOnKey().isPresent()) {
      add(key.dependsOnKey().get(), /* isLeaf= */ false, signals);
    }
    add(key.keyId(), key.dependsOnKey().isPresent(), signals);
    return signals;
  }

  private void add(KeyId keyId, boolean isLeaf, List<DrmSignal> signals) throws KeySourceException {
    for (CpixDrmSystem system : systems.getOrDefault(keyId, List.of())) {
      Signals.of(system, isLeaf).ifPresent(signals::add);
    }
  }
}
