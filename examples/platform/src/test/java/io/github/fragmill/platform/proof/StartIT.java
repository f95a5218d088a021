package io.github.fragmill.platform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.PlatformProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a platform from starting is said in a sentence. */
@Tag("any-jdk")
final class StartIT {

  private final Path folder;

  StartIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void start_dataOfAnotherProcess_saysWhatToDo() throws Exception {
    Launch launch = Launch.in(folder.resolve("data"));
    try (PlatformProcess first = launch.start();
        PlatformProcess second = PlatformProcess.unready(launch)) {
      assertThat(second.awaitExit()).isEqualTo(1);

      assertThat(second.log())
          .contains("another process uses the same data folder; several need FRAGMILL_DB_URL.")
          .doesNotContain("\tat ");
      first.http().get("/health/ready").json(200);
    }
  }

  @Test
  void start_portOfAnother_saysSo() throws Exception {
    try (PlatformProcess first = Launch.in(folder.resolve("data")).start();
        PlatformProcess second =
            PlatformProcess.unready(Launch.in(folder.resolve("other")), first.port())) {
      assertThat(second.awaitExit()).isEqualTo(1);

      assertThat(second.log())
          .contains("Cannot listen on 127.0.0.1:" + first.port())
          .doesNotContain("\tat ");
    }
  }

  @Test
  void start_settingThatCannotBe_saysWhich() throws Exception {
    Launch launch = Launch.in(folder.resolve("data")).with("FRAGMILL_INPUT", "ftp://host/films");
    try (PlatformProcess platform = PlatformProcess.unready(launch)) {
      assertThat(platform.awaitExit()).isEqualTo(1);

      assertThat(platform.log())
          .contains("FRAGMILL_INPUT: expected a folder, or s3://BUCKET/PREFIX")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void start_otherMasterKey_refusesBeforeAnythingIsLost() throws Exception {
    Path data = folder.resolve("data");
    try (PlatformProcess first = Launch.in(data).start()) {
      first.stop();
    }
    Launch other = Launch.in(data).with("FRAGMILL_MASTER_KEY", "07".repeat(32));
    try (PlatformProcess second = PlatformProcess.unready(other)) {
      assertThat(second.awaitExit()).isEqualTo(1);

      assertThat(second.log())
          .contains("The master key is not the one that the keys in this database")
          .doesNotContain("0707", "\tat ");
    }
    try (PlatformProcess again = Launch.in(data).start()) {
      again.http().get("/health/ready").json(200);
    }
  }
}
