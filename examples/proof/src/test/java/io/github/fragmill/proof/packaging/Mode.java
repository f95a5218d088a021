package io.github.fragmill.proof.packaging;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.proof.tools.TestKey;
import java.util.Optional;

/** Whether and how a clip is encrypted. */
public enum Mode {
  CLEAR(Optional.empty()),
  CENC(Optional.of(Scheme.CENC)),
  CBCS(Optional.of(Scheme.CBCS));

  private final Optional<Scheme> scheme;

  Mode(Optional<Scheme> scheme) {
    this.scheme = scheme;
  }

  /** Returns the key of the mode, with a vector of the length that the scheme has by default. */
  public TestKey key() {
    return this == CENC ? TestKey.WITH_SHORT_IV : TestKey.WITH_LONG_IV;
  }

  /** Tells whether the mode encrypts. */
  public boolean encrypts() {
    return scheme.isPresent();
  }

  /** Returns the scheme's four-character code. */
  public String fourCc() {
    return scheme.orElseThrow().fourCc();
  }

  /** Returns an encryption with a fixed vector. */
  public Optional<CommonEncryption> encryption(AesEngine engine) {
    TestKey key = key();
    return scheme.map(
        it ->
            CommonEncryption.builder(it)
                .key(TrackSelector.all(), ContentKey.of(key.keyIdHex(), key.keyHex()))
                .iv(InitializationVector.parse(key.ivHex()))
                .engine(engine)
                .build());
  }
}
