package io.github.fragmill.integration.boxes;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All fields of all boxes of the bundled clip, as they were when somebody last looked at them. */
class BoxGoldenIT {

  @ParameterizedTest
  @CsvSource({
    "CLEAR, video-360",
    "CLEAR, audio-en",
    "CENC, video-360",
    "CENC, audio-en",
    "CBCS, video-360",
    "CBCS, audio-en"
  })
  void packageTo_segmentFiles_headerAndFirstSegmentAreAsKept(Mode mode, String id)
      throws Exception {
    MemoryClip clip = packaged(mode, Layout.NUMBERED_SEGMENTS);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(clip.file(id + "/init.mp4"));
    bytes.writeBytes(clip.file(id + "/1.m4s"));

    Golden.assertEqual(name(mode, id), BoxDump.of(Box.parse(bytes.toByteArray())));
  }

  @ParameterizedTest
  @CsvSource({"CLEAR, video-360", "CLEAR, audio-en", "CENC, video-360", "CBCS, video-360"})
  void packageTo_singleFile_topLevelAndIndexAreAsKept(Mode mode, String id) throws Exception {
    List<Box> shallow = new ArrayList<>();
    for (Box box : Box.parse(packaged(mode, Layout.SINGLE_FILE).file(id + ".mp4"))) {
      shallow.add(new Box(box.type(), box.offsetBytes(), box.content(), List.of()));
    }

    Golden.assertEqual("file-" + name(mode, id), BoxDump.of(shallow));
  }

  private static MemoryClip packaged(Mode mode, Layout layout) throws IOException {
    return MemoryClip.of(Packagers.of(Source.file(BundledClip.file()), mode, layout));
  }

  private static String name(Mode mode, String id) {
    return mode.name().toLowerCase(Locale.ROOT) + "-" + id + ".txt";
  }
}
