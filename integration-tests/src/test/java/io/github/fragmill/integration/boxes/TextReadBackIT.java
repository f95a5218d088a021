package io.github.fragmill.integration.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.clips.TimedTextClip;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Texts;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Isoparser;
import io.github.fragmill.integration.tools.Packet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ffprobe finds the samples of text where they should be, isoparser knows every box. */
class TextReadBackIT {

  @TempDir private Path folder = Path.of("");

  @Test
  void wvtt_readByFfprobe_hasASampleForEachStateOfTheScreen() throws Exception {
    assertThat(samples("text-en"))
        .containsExactly(
            "0 ",
            "1000 en first",
            "2000 ",
            "3000 en <b>over</b> &amp; out",
            "4000 en <b>over</b> &amp; out",
            "5000 ",
            "6000 ",
            "8000 ",
            "9000 en last",
            "9500 ",
            "10000 ");
  }

  @Test
  void subRip_readByFfprobe_hasTheSameSamples() throws Exception {
    assertThat(samples("text-sv"))
        .contains("1000 sv first", "4000 sv <b>over</b> &amp; out", "5000 ", "9000 sv last");
  }

  @Test
  void timedText_readByFfprobe_hasTheSourcesCuesAndStyles() throws Exception {
    Path movie = TimedTextClip.file();
    String over = "<b>nl </b><c.red>over</c> &amp; <i><u>out</u></i>";
    byte[] file =
        MemoryClip.of(Texts.inMovie(movie, Mode.CBCS, DashManifest.onDemand())).file("text-nl.mp4");
    assertThat(samples("text-nl", file))
        .containsExactly(
            "0 ",
            "1000 nl first",
            "2000 ",
            "3000 " + over,
            "4000 " + over,
            "5000 ",
            "6000 ",
            "8000 ",
            "9000 nl last",
            "9500 ");
    assertThat(Isoparser.create(Set.of("wvtt")).readAndWrite(file)).isEqualTo(file);
  }

  @Test
  void stpp_readByFfprobe_hasADocumentForEachSegment() throws Exception {
    List<String> documents = samples("text-de");
    assertThat(documents).hasSize(6);
    assertThat(documents.get(0)).startsWith("0 ").contains("de first").doesNotContain("over");
    assertThat(documents.get(1)).startsWith("2000 ").contains("over").doesNotContain("first");
    assertThat(documents.get(2)).startsWith("4000 ").contains("over").doesNotContain("last");
    assertThat(documents.get(3)).startsWith("6000 ").doesNotContain("de ");
    assertThat(documents.get(4)).startsWith("8000 ").contains("de last");
    assertThat(documents.get(5)).startsWith("10000 ").doesNotContain("de ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text-en", "text-sv", "text-de"})
  void file_readByIsoparser_isWrittenAlike(String id) throws Exception {
    byte[] file = file(id);
    // isoparser 1.9.56 takes the fields of this sample entry for boxes.
    assertThat(Isoparser.create(Set.of("wvtt")).readAndWrite(file)).isEqualTo(file);
  }

  private static byte[] file(String id) throws Exception {
    return MemoryClip.of(Texts.inSegments(Mode.CBCS, DashManifest.onDemand())).file(id + ".mp4");
  }

  /** Returns when each sample begins and what it shows: its payload, or the whole document. */
  private List<String> samples(String id) throws Exception {
    return samples(id, file(id));
  }

  private List<String> samples(String id, byte[] file) throws Exception {
    Path copy = Files.write(folder.resolve(id + ".mp4"), file);
    List<String> samples = new ArrayList<>();
    for (Packet packet : packets(copy)) {
      String bytes =
          new String(
              file,
              Math.toIntExact(packet.offsetBytes()),
              packet.sizeBytes(),
              StandardCharsets.UTF_8);
      String text =
          bytes.startsWith("<?xml")
              ? bytes
              : bytes.substring(Math.max(8, bytes.indexOf("payl") + 4));
      samples.add(packet.presentationTicks() + " " + text);
    }
    return samples;
  }

  private static List<Packet> packets(Path file) throws IOException, InterruptedException {
    return Ffprobe.require().list(file, Ffprobe.Times.MEDIA).get(0).packets();
  }
}
