package io.github.fragmill.integration.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.integration.tools.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a small one in memory, where this process may mount it. */
class FullDiskIT {

  private final Path disk;

  FullDiskIT(@TempDir Path disk) {
    this.disk = disk;
  }

  @Test
  void packageTo_fullDisk_isTypedAndNothingIsLeft() throws Exception {
    for (int kibibytes : new int[] {16, 64, 200, 400}) {
      mount(kibibytes);
      try {
        Attempt.toPackage(Presentations.packager(Presentations.OLD), disk)
            .assertRefused(OutputException.class);
      } finally {
        unmount();
      }
    }
  }

  @Test
  void packageTo_noRoomForTheNewBesideTheOld_keepsTheOld() throws Exception {
    Presentations presentations = new Presentations();
    for (boolean linked : new boolean[] {false, true}) {
      mount(/* kibibytes= */ 800);
      try {
        Output output =
            linked
                ? Output.directory(disk.resolve("out")).linked().overwriting()
                : Output.directory(disk.resolve("out")).overwriting();
        Presentations.packager(Presentations.OLD).packageTo(output);
        Attempt.toPackage(Presentations.packager(Presentations.NEW.get(0)), output, disk)
            .assertFailed(OutputException.class);
        assertThat(presentations.whole(disk.resolve("out"))).contains(Presentations.OLD);
      } finally {
        unmount();
      }
    }
  }

  private void mount(int kibibytes) throws InterruptedException {
    try {
      Command.run(
          List.of("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", "" + disk));
    } catch (IOException e) {
      System.out.println("Skipping FullDiskIT: a small disk cannot be mounted here");
      abort("a small disk cannot be mounted here: " + e.getMessage());
    }
  }

  private void unmount() throws Exception {
    Command.run(List.of("umount", disk.toString()));
  }
}
