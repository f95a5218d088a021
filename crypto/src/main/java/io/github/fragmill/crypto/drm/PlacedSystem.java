package io.github.fragmill.crypto.drm;

import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.Pssh;
import java.util.Objects;
import java.util.Optional;

/** A system whose {@code pssh} box is left out where it is not wanted. */
record PlacedSystem(DrmSystem system, PsshPlace place) implements DrmSystem {

  PlacedSystem {
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(place, "place");
  }

  @Override
  public Optional<DrmSignal> signal(DrmTrack track) {
    return system.signal(track).map(this::place);
  }

  private DrmSignal place(DrmSignal signal) {
    return new DrmSignal(
        signal.systemId(),
        keep(PsshPlace.HEADER, signal.headerPssh()),
        keep(PsshPlace.MANIFEST, signal.manifestPssh()),
        signal.licenseUrl());
  }

  private Optional<Pssh> keep(PsshPlace where, Optional<Pssh> pssh) {
    return pssh.filter(box -> place == where || place == PsshPlace.BOTH);
  }

  @Override
  public void requireScheme(String scheme) {
    system.requireScheme(scheme);
  }
}
