package io.github.fragmill.integration.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.packaging.PackagedTrack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What players of HLS put together of a track: all that its media playlist refers to. */
final class ListedBytes {

  private static final Pattern MAP =
      Pattern.compile("#EXT-X-MAP:URI=\"([^\"]+)\"(?:,BYTERANGE=\"([^\"]+)\")?");
  private static final String RANGE = "#EXT-X-BYTERANGE:";

  private final Path directory;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private ListedBytes(Path directory) {
    this.directory = directory;
  }

  /** The playlist of a track, where there is one, lists all of it but the index, in its order. */
  static void assertAreOf(PackagedTrack track, Path directory) throws IOException {
    Path playlist = directory.resolve(track.id() + ".m3u8");
    if (Files.exists(playlist)) {
      ListedBytes listed = new ListedBytes(directory);
      listed.read(playlist);
      assertThat(listed.bytes.toByteArray())
          .as(playlist.toString())
          .isEqualTo(withoutIndex(Files.readAllBytes(track.file())));
    }
  }

  private void read(Path playlist) throws IOException {
    String range = "";
    for (String line : Files.readAllLines(playlist)) {
      Matcher map = MAP.matcher(line);
      if (map.matches()) {
        add(map.group(1), map.group(2) == null ? "" : map.group(2));
      } else if (line.startsWith(RANGE)) {
        range = line.substring(RANGE.length());
      } else if (!line.startsWith("#")) {
        add(line, range);
        range = "";
      }
    }
  }

  private void add(String name, String range) throws IOException {
    byte[] file = Files.readAllBytes(directory.resolve(name));
    if (range.isEmpty()) {
      bytes.writeBytes(file);
    } else {
      String[] lengthAndOffset = range.split("@", -1);
      bytes.write(file, Integer.parseInt(lengthAndOffset[1]), Integer.parseInt(lengthAndOffset[0]));
    }
  }

  private static byte[] withoutIndex(byte[] file) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    for (Box box : Box.parse(file)) {
      if (!box.type().equals("sidx")) {
        rest.write(file, box.offsetBytes(), 8 + box.content().limit());
      }
    }
    return rest.toByteArray();
  }
}
