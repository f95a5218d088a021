package io.github.fragmill.integration.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.hostile.UnreliableSource.Breakage;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("small-heap")
class UnreliableSourceIT {

  private static final int MORE_THAN_ANY_RUN_CALLS = 20_000;

  /** Calls are tried one by one at first, and then in steps of this. */
  private static final int FIRST_CALLS = 40;

  private static final int STEP = 13;

  private final Path parent;

  UnreliableSourceIT(@TempDir Path parent) {
    this.parent = parent;
  }

  @ParameterizedTest
  @EnumSource(Breakage.class)
  void packageTo_breaksAtSomeCall_isTypedAndNothingIsLeft(Breakage breakage) throws Exception {
    ByteBuffer clip = ByteBuffer.wrap(Files.readAllBytes(BundledClip.file()));
    Class<? extends FragmillException> type =
        breakage == Breakage.FAILS ? SourceException.class : FragmillException.class;
    int calls = 0;
    boolean broke = true;
    while (broke) {
      assertThat(calls).isLessThan(MORE_THAN_ANY_RUN_CALLS);
      Path directory = Files.createDirectory(parent.resolve("call-" + calls));
      CountDown countDown = new CountDown(calls);
      Attempt attempt =
          Attempt.toPackage(new UnreliableSource(clip, countDown, breakage), directory);
      broke = countDown.isOver();
      assertThat(attempt.succeeded()).as("call %s", calls).isEqualTo(!broke);
      if (broke) {
        attempt.assertRefused(type);
      }
      calls += calls < FIRST_CALLS ? 1 : STEP;
    }
    assertThat(calls).isGreaterThan(FIRST_CALLS);
  }

  @Test
  void packageTo_readsAreShort_givesSameFiles() throws Exception {
    byte[] clip = Files.readAllBytes(BundledClip.file());
    MemoryClip expected = packaged(Source.bytes("whole.mp4", clip));
    MemoryClip found = packaged(new TrickleSource(ByteBuffer.wrap(clip)));

    assertThat(found.files().keySet()).isEqualTo(expected.files().keySet());
    expected
        .files()
        .forEach((name, bytes) -> assertThat(found.file(name)).as(name).isEqualTo(bytes));
  }

  private static MemoryClip packaged(Source source) throws Exception {
    return MemoryClip.of(Packagers.of(source, Mode.CBCS, Layout.SINGLE_FILE));
  }
}
