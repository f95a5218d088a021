package io.github.fragmill.integration.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.clips.SharedClip;
import io.github.fragmill.integration.clips.SharedMedia;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.Ffprobe;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the header of a source says of its video besides the codec, ffmpeg finds in ours. */
class SideDataIT {

  private static final String OF_ENCRYPTION = "side_data_type=Encryption initialization data\n";

  private final Path directory;

  SideDataIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void packageTo_turnedVideo_isTurnedAsMuch() throws Exception {
    assertKept(OwnClip.TURNED.file(), "rotation=-90");
  }

  @Test
  void packageTo_dolbyVisionOfTelephone_isTurnedDolbyVision() throws Exception {
    assertKept(SharedMedia.clip("dolbyVision-hdr.MOV"), "rotation=-90", "dv_profile=8");
  }

  @Test
  void packageTo_highDynamicRange_isAsBright() throws Exception {
    assertKept(SharedMedia.clip(SharedClip.MANY_TILES), "max_content=1100", "red_x=33899/50000");
  }

  @Test
  void packageTo_plainVideo_nothingIsAdded() throws Exception {
    assertKept(OwnClip.MOOV_LAST.file());
    assertThat(Ffprobe.require().sideData(OwnClip.MOOV_LAST.file())).isEmpty();
  }

  private void assertKept(Path clip, String... facts) throws Exception {
    String source = Ffprobe.require().sideData(clip);
    assertThat(source.lines()).contains(facts);
    assertThat(Ffprobe.require().sideData(packaged(clip)).replace(OF_ENCRYPTION, ""))
        .isEqualTo(source);
  }

  private Path packaged(Path clip) throws Exception {
    MemoryClip files =
        MemoryClip.of(Packagers.of(Source.file(clip), Mode.CBCS, Layout.SINGLE_FILE));
    String video =
        files.files().keySet().stream()
            .filter(name -> name.startsWith("video"))
            .findFirst()
            .orElseThrow();
    return Files.write(directory.resolve(video), files.file(video));
  }
}
