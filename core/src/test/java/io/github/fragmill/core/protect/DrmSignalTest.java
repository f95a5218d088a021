package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DrmSignalTest {

  private static final UUID SYSTEM = new UUID(1, 2);
  private static final Pssh PSSH = new Pssh(SYSTEM, List.of(), new byte[] {3});

  @Test
  void of_pssh_inTheManifestAlone() {
    assertThat(DrmSignal.of(PSSH))
        .isEqualTo(new DrmSignal(SYSTEM, Optional.empty(), Optional.of(PSSH), Optional.empty()));
  }

  @Test
  void constructor_psshOfAnotherSystem_refusedByName() {
    UUID other = new UUID(1, 3);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new DrmSignal(other, Optional.of(PSSH), Optional.empty(), Optional.empty()))
        .withMessageStartingWith("headerPssh: expected one of " + other);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new DrmSignal(other, Optional.empty(), Optional.of(PSSH), Optional.empty()))
        .withMessageStartingWith("manifestPssh: expected one of " + other);
  }
}
