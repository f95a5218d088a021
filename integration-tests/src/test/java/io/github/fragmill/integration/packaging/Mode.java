package io.github.fragmill.integration.packaging;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.integration.tools.TestKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether and how a clip is encrypted. */
public enum Mode {
  CLEAR(Optional.empty(), TestKey.WITH_LONG_IV),
  CENC(Optional.of(Scheme.CENC), TestKey.WITH_SHORT_IV),
  CENS(Optional.of(Scheme.CENS), TestKey.WITH_SHORT_IV),
  CBC1(Optional.of(Scheme.CBC1), TestKey.WITH_LONG_IV),
  CBCS(Optional.of(Scheme.CBCS), TestKey.WITH_LONG_IV),

  /** With a pattern of five encrypted and five clear blocks. */
  CBCS_5_5(Optional.of(Scheme.CBCS), TestKey.WITH_LONG_IV) {
    @Override
    CommonEncryption.Builder builder(Scheme scheme) {
      return super.builder(scheme).pattern(5, 5);
    }

    @Override
    public String[] shakaOptions() {
      return new String[] {"--crypt_byte_block", "5", "--skip_byte_block", "5"};
    }
  };

  /** What players know: CMAF allows no other schemes. */
  public static final List<Mode> OF_PLAYERS = List.of(CLEAR, CENC, CBCS);

  private final Optional<Scheme> scheme;

  @SuppressWarnings("ImmutableEnumChecker") // A record of strings.
  private final TestKey key;

  Mode(Optional<Scheme> scheme, TestKey key) {
    this.scheme = scheme;
    this.key = key;
  }

  /** Returns the key of the mode, with an IV of the length that the scheme has by default. */
  public TestKey key() {
    return key;
  }

  /** Returns whether the mode encrypts. */
  public boolean encrypts() {
    return scheme.isPresent();
  }

  /** Returns whether HLS has a form for it. */
  public boolean isOfHls() {
    return this != CENS && this != CBC1;
  }

  /** Returns whether {@code tenc} has a pattern or a constant IV. */
  public boolean isOfVersion1() {
    return this == CENS || this == CBCS || this == CBCS_5_5;
  }

  /** Returns the scheme's four-character code. */
  public String fourCc() {
    return scheme.orElseThrow().fourCc();
  }

  /** Returns an encryption with a fixed IV. */
  public Optional<CommonEncryption> encryption(AesEngine engine) {
    return scheme.map(it -> builder(it).engine(engine).build());
  }

  /** Returns the same with a clear beginning. */
  public CommonEncryption leadingClear(Duration lead) {
    return builder(scheme.orElseThrow()).clearLead(lead).build();
  }

  /** Returns the options of Shaka Packager besides the scheme to do the same. */
  public String[] shakaOptions() {
    return new String[0];
  }

  CommonEncryption.Builder builder(Scheme of) {
    return CommonEncryption.builder(of)
        .key(TrackSelector.all(), ContentKey.of(key.keyIdHex(), key.keyHex()))
        .iv(InitializationVector.of(key.ivHex()));
  }
}
