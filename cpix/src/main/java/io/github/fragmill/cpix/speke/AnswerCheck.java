package io.github.fragmill.cpix.speke;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.cpix.CpixDocument;
import io.github.fragmill.cpix.CpixDrmSystem;
import io.github.fragmill.cpix.CpixKey;
import io.github.fragmill.cpix.UsageRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds an answer to its request: all of what was asked for, and no other keys. */
final class AnswerCheck {

  private final TitleRequest request;
  private final CpixDocument answer;

  private AnswerCheck(TitleRequest request, CpixDocument answer) {
    this.request = request;
    this.answer = answer;
  }

  /**
   * Returns the keys and signals of the answer under the request's own rules.
   *
   * @throws KeySourceException when the answer is not one to the request
   */
  static CpixDocument check(TitleRequest request, CpixDocument answer) throws KeySourceException {
    return new AnswerCheck(request, answer).check();
  }

  private CpixDocument check() throws KeySourceException {
    boolean isEcho =
        answer.contentId().equals(Optional.of(request.contentId()))
            && (request.version().isFirst()
                || answer.version().equals(Optional.of(request.version().cpix())));
    if (!isEcho) {
      throw new KeySourceException(
          "expected content id and CPIX version of the request in the answer, found others");
    }
    Set<KeyId> asked = request.rules().stream().map(UsageRule::keyId).collect(Collectors.toSet());
    requireKeys(asked);
    requireTrackTypes();
    return new CpixDocument(
        answer.version(),
        answer.contentId(),
        answer.keys(),
        systems(asked),
        request.allPeriods(),
        request.rules());
  }

  private void requireKeys(Set<KeyId> asked) throws KeySourceException {
    Set<KeyId> found = answer.keys().stream().map(CpixKey::keyId).collect(Collectors.toSet());
    for (KeyId keyId : asked) {
      if (!found.contains(keyId)) {
        throw new KeySourceException("expected a key for key id " + keyId + ", found none");
      }
    }
    for (CpixKey key : answer.keys()) {
      if (!asked.contains(key.keyId())) {
        throw new KeySourceException("found key id " + key.keyId() + ", which was not asked for");
      }
      if (key.contentKey().isEmpty()) {
        throw new KeySourceException("expected a value for key id " + key.keyId() + ", found none");
      }
      boolean isScheme =
          key.scheme().equals(Optional.of(request.scheme().fourCc()))
              || (request.version().isFirst() && key.scheme().isEmpty());
      if (!isScheme) {
        throw new KeySourceException(
            "expected "
                + request.scheme().fourCc()
                + " for key id "
                + key.keyId()
                + ", found "
                + (key.scheme().isPresent() ? "another scheme" : "none"));
      }
    }
  }

  private void requireTrackTypes() throws KeySourceException {
    if (request.version().isFirst()) {
      return;
    }
    Map<KeyId, Optional<String>> types = new HashMap<>();
    answer.rules().forEach(rule -> types.put(rule.keyId(), rule.intendedTrackType()));
    for (UsageRule rule : request.rules()) {
      if (!Objects.equals(types.get(rule.keyId()), rule.intendedTrackType())
          || answer.rules().size() != request.rules().size()) {
        throw new KeySourceException(
            "expected the usage rules of the request in the answer, found others for key id "
                + rule.keyId());
      }
    }
  }

  private List<CpixDrmSystem> systems(Set<KeyId> asked) throws KeySourceException {
    List<CpixDrmSystem> systems = new ArrayList<>();
    for (DrmRequest system : request.systems()) {
      for (KeyId keyId : asked) {
        CpixDrmSystem found =
            answer.drmSystems().stream()
                .filter(it -> it.systemId().equals(system.systemId()) && it.keyId().equals(keyId))
                .findFirst()
                .orElseThrow(
                    () ->
                        new KeySourceException(
                            "expected DRM system "
                                + system.systemId()
                                + " for key id "
                                + keyId
                                + ", found none"));
        requireFilled(system.box(), "PSSH", found.psshBase64(), found);
        boolean isFirst = request.version().isFirst();
        requireFilled(
            system.dash() && !isFirst, "ContentProtectionData", found.contentProtection(), found);
        requireFilled(
            system.hls() && (!isFirst || !system.box()),
            isFirst ? "URIExtXKey" : "HLSSignalingData",
            isFirst
                ? found.hlsMedia()
                : found.hlsMedia().filter(it -> found.hlsMultivariant().isPresent()),
            found);
        systems.add(found);
      }
    }
    return systems;
  }

  private static void requireFilled(
      boolean isAsked, String element, Optional<String> value, CpixDrmSystem system)
      throws KeySourceException {
    if (isAsked && value.isEmpty()) {
      throw new KeySourceException("expected " + element + " in " + system + ", found none");
    }
  }
}
