package io.github.fragmill.integration.packaging;

import io.github.fragmill.integration.clips.OwnClip;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Arguments of tests: what is to be tried with what. */
public final class EveryOwnClip {

  private EveryOwnClip() {}

  /** Returns every clip in every mode. */
  public static Stream<Arguments> inEveryMode() {
    return Arrays.stream(OwnClip.values())
        .flatMap(clip -> Arrays.stream(Mode.values()).map(mode -> Arguments.of(clip, mode)));
  }
}
