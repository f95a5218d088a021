package io.github.fragmill.crypto.drm;

import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.Pssh;
import java.util.Optional;
import java.util.UUID;

/**
 * The common {@code pssh} box: version 1, key ids, no data (W3C, "cenc" Initialization Data Format,
 * 4).
 */
final class CommonSystem implements DrmSystem {

  static final CommonSystem INSTANCE = new CommonSystem();

  private static final UUID SYSTEM_ID = UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");

  private CommonSystem() {}

  @Override
  public Optional<DrmSignal> signal(DrmTrack track) {
    return Optional.of(DrmSignal.of(new Pssh(SYSTEM_ID, track.keyIds(), /* data= */ new byte[0])));
  }

  @Override
  public String toString() {
    return "common";
  }
}
