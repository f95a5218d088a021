package io.github.fragmill.crypto.drm;

import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.Pssh;
import java.util.Objects;
import java.util.Optional;

/** A system whose {@code pssh} box stands where it is wanted, wherever the system would have it. */
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
        keep(PsshPlace.HEADER, signal.headerPssh().or(signal::manifestPssh)),
        keep(PsshPlace.MANIFEST, signal.manifestPssh().or(signal::headerPssh)),
        signal.licenseUrl());
  }

  private Optional<Pssh> keep(PsshPlace where, Optional<Pssh> pssh) {
    return pssh.filter(box -> place == where || place == PsshPlace.BOTH);
  }

  @Override
  public void requireScheme(String scheme) {
    system.requireScheme(scheme);
  }

  @Override
  public void requireSeveralKeys() {
    system.requireSeveralKeys();
  }
}
