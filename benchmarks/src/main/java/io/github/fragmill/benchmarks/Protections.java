package io.github.fragmill.benchmarks;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;

/** From the words of JMH's parameters to protections, with a fixed key and IV. */
final class Protections {

  static final String CLEAR = "clear";
  static final String CBCS = "cbcs";
  static final String CENC = "cenc";

  static final ContentKey KEY =
      ContentKey.of("00112233445566778899aabbccddeeff", "0f1e2d3c4b5a69788796a5b4c3d2e1f0");
  private static final InitializationVector IV = InitializationVector.of("0123456789abcdef");

  private Protections() {}

  static Protection of(String scheme, AesEngine engine) {
    return CommonEncryption.builder(Scheme.parse(scheme))
        .key(TrackSelector.all(), KEY)
        .iv(IV)
        .engine(engine)
        .build();
  }

  /** Adds a protection with the default engine, or none for {@link #CLEAR}. */
  static Packager apply(Packager packager, String protection) {
    return protection.equals(CLEAR)
        ? packager
        : packager.protect(of(protection, AesEngine.bouncyCastle()));
  }
}
