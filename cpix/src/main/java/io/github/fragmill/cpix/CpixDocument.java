package io.github.fragmill.cpix;

import io.github.fragmill.core.protect.KeyId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A CPIX document as data. Immutable until it is closed.
 *
 * @param version for example {@code 2.3}; documents before 2.3 have none
 * @param contentId names the content
 * @param keys each id once
 * @param drmSystems each system once for a key
 * @param periods each id once
 * @param rules which tracks have which key
 */
public record CpixDocument(
    Optional<String> version,
    Optional<String> contentId,
    List<CpixKey> keys,
    List<CpixDrmSystem> drmSystems,
    List<KeyPeriod> periods,
    List<UsageRule> rules)
    implements AutoCloseable {

  /**
   * @throws IllegalArgumentException when something is there twice
   */
  public CpixDocument {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(contentId, "contentId");
    keys = List.copyOf(keys);
    drmSystems = List.copyOf(drmSystems);
    periods = List.copyOf(periods);
    rules = List.copyOf(rules);
    requireOnce("keys", keys.stream().map(CpixKey::keyId).toList());
    requireOnce("drmSystems", drmSystems.stream().map(SystemOfKey::of).toList());
    requireOnce("periods", periods.stream().flatMap(it -> it.id().stream()).toList());
  }

  private record SystemOfKey(UUID systemId, KeyId keyId) {

    static SystemOfKey of(CpixDrmSystem system) {
      return new SystemOfKey(system.systemId(), system.keyId());
    }

    @Override
    public String toString() {
      return systemId + " of " + keyId;
    }
  }

  private static void requireOnce(String name, List<?> ids) {
    Set<Object> seen = new HashSet<>();
    for (Object id : ids) {
      if (!seen.add(id)) {
        throw new IllegalArgumentException(name + ": expected each once, found " + id + " twice");
      }
    }
  }

  /** Overwrites all keys with zeros. May be called again. */
  @Override
  public void close() {
    keys.forEach(CpixKey::close);
  }
}
