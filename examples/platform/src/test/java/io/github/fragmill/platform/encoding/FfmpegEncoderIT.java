package io.github.fragmill.platform.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.Movie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.segment.Alignment;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.platform.config.Rung;
import io.github.fragmill.platform.process.Requirement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
@Tag("any-jdk")
final class FfmpegEncoderIT {

  /** 640x360, 25 frames a second, 12 seconds. */
  private static final Path SAMPLE = Path.of("..", "media", "sample.mp4");

  private static final List<Rung> LADDER =
      List.of(new Rung(720, 2500), new Rung(360, 800), new Rung(180, 300), new Rung(90, 150));

  private Path ffmpeg;
  private Encoder encoder;
  private Path folder;

  @BeforeEach
  void find(@TempDir Path given) throws IOException {
    ffmpeg = Requirement.program("ffmpeg");
    encoder = new FfmpegEncoder(ffmpeg.toString());
    folder = Files.createDirectory(given.resolve("results"));
  }

  @Test
  void missing_ffmpegIsThere_isEmpty() {
    assertThat(encoder.missing()).isEmpty();
  }

  @Test
  void missing_noSuchProgram_saysWhatToInstall() {
    assertThat(new FfmpegEncoder("no-such-ffmpeg").missing().orElseThrow())
        .contains("FFmpeg", "'no-such-ffmpeg'", "install");
  }

  @Test
  void missing_programOfAnotherKind_saysWhatItLacks() {
    assertThat(new FfmpegEncoder("true").missing().orElseThrow()).contains("libx264");
  }

  @Test
  void encode_ladder_makesEachRungThatIsNotAboveTheFilm() throws Exception {
    List<Path> files = encode(SAMPLE, LADDER);

    assertThat(files)
        .extracting(FfmpegEncoderIT::size)
        .containsExactly("640x360", "320x180", "160x90");
    assertThat(files).allMatch(file -> file.startsWith(folder));
    assertThat(folder.toFile().list()).hasSize(3);
    assertThat(audioTracks(files.get(0))).isEqualTo(1);
    assertThat(audioTracks(files.get(1)) + audioTracks(files.get(2))).isZero();
  }

  @Test
  void encode_ladder_isPackagedWithItsSegmentsAligned() throws Exception {
    List<Path> files = encode(SAMPLE, LADDER);

    for (int seconds : new int[] {2, 4, 6}) {
      PackagingResult result =
          Packager.of(source(files, 0), source(files, 1), source(files, 2))
              .alignment(Alignment.STRICT)
              .segmentDuration(Duration.ofSeconds(seconds))
              .manifest(DashManifest.onDemand())
              .packageTo(Output.memory());

      assertThat(result.renditions()).hasSize(4);
    }
    for (Path file : files) {
      assertThat(syncSeconds(file)).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0);
    }
  }

  @Test
  void encode_allRungsAreAbove_makesOneOfTheFilmsSize() throws Exception {
    List<Path> files = encode(SAMPLE, LADDER.subList(0, 1));

    assertThat(files).extracting(FfmpegEncoderIT::size).containsExactly("640x360");
  }

  @Test
  void encode_pixelsThatAreNotSquareAndAnOddSize_areMadeSquareAndEven() throws Exception {
    Path film = make("-f", "lavfi", "-i", "testsrc=d=3:s=321x241:r=30,setsar=4/3");

    List<Path> files = encode(film, List.of(new Rung(720, 500), new Rung(120, 200)));

    assertThat(files).extracting(FfmpegEncoderIT::size).containsExactly("214x120");
    assertThat(encode(film, List.of(new Rung(720, 500))))
        .extracting(FfmpegEncoderIT::size)
        .containsExactly("426x240");
  }

  @Test
  void encode_rotatedVideo_isRotatedAndMeasuredAsPresented() throws Exception {
    Path film = make("-f", "lavfi", "-i", "testsrc=d=3:s=320x180:r=30");
    turn(film);

    assertThat(encode(film, List.of(new Rung(320, 500), new Rung(160, 200))))
        .extracting(FfmpegEncoderIT::size)
        .containsExactly("180x320", "90x160");
  }

  @Test
  void encode_framesAtUnevenTimes_areAligned() throws Exception {
    Path film =
        make(
            "-f",
            "lavfi",
            "-i",
            "testsrc=d=9:s=320x240:r=30,select='gt(random(0)\\,0.4)'",
            "-fps_mode",
            "vfr");

    List<Path> files = encode(film, List.of(new Rung(240, 500), new Rung(120, 200)));

    Packager.of(source(files, 0), source(files, 1))
        .alignment(Alignment.STRICT)
        .segmentDuration(Duration.ofSeconds(2))
        .manifest(DashManifest.onDemand())
        .packageTo(Output.memory());
    assertThat(syncSeconds(files.get(0))).isEqualTo(syncSeconds(files.get(1))).hasSize(5);
  }

  @Test
  void encode_cancelledBefore_leavesNothing() {
    Cancellation cancellation = Cancellation.create();
    cancellation.cancel();

    assertThatThrownBy(() -> encoder.encode(endless(), LADDER, folder, cancellation))
        .isInstanceOf(EncodingException.class)
        .hasMessageContaining("cancelled");
    assertThat(folder).isEmptyDirectory();
    assertThat(children()).isEmpty();
  }

  @Test
  void encode_cancelledWhileItRuns_killsTheProcessAndLeavesNothing() throws Exception {
    Cancellation cancellation = Cancellation.create();
    Path film = endless();
    Thread canceller = new Thread(() -> whenItWrites(cancellation::cancel));
    canceller.start();

    assertThatThrownBy(() -> encoder.encode(film, LADDER, folder, cancellation))
        .isInstanceOf(EncodingException.class)
        .hasMessageContaining("cancelled");
    canceller.join();
    assertThat(folder).isEmptyDirectory();
    assertThat(children()).isEmpty();
  }

  @Test
  void encode_interruptedWhileItRuns_killsTheProcessAndLeavesNothing() throws Exception {
    Path film = endless();
    Thread worker = Thread.currentThread();
    Thread interrupter = new Thread(() -> whenItWrites(worker::interrupt));
    interrupter.start();

    assertThatThrownBy(() -> encoder.encode(film, LADDER, folder, Cancellation.create()))
        .isInstanceOf(InterruptedException.class);
    Thread.interrupted();
    interrupter.join();
    assertThat(folder).isEmptyDirectory();
    assertThat(children()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u0000\u0000\u0000",
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile 'sample.mp4'\n",
        "concat:sample.mp4|sample.mp4",
        "WEBVTT\n\n00:00.000 --> 00:01.000\nno video\n",
        "not a film"
      })
  void encode_noFilm_isRefusedBeforeFfmpegSeesIt(String content) throws Exception {
    Files.copy(SAMPLE, folder.resolve("sample.mp4"));
    Path film = Files.writeString(folder.resolve("film"), content);
    FfmpegEncoder never = new FfmpegEncoder("no-such-ffmpeg");

    assertThatThrownBy(() -> never.encode(film, LADDER, folder, Cancellation.create()))
        .isInstanceOf(EncodingException.class)
        .hasMessageStartingWith("The film ");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("sample.mp4", "film");
  }

  /** Should the library ever take one: FFmpeg reads it as an MP4 file, and refuses it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:12,\nsample.mp4\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile 'sample.mp4'\n"
      })
  void arguments_fileThatNamesOthers_isRefusedByFfmpegToo(String content) throws Exception {
    Files.copy(SAMPLE, folder.resolve("sample.mp4"));
    Path film = Files.writeString(folder.resolve("film.m3u8"), content);
    FfmpegOutput output =
        new FfmpegOutput(LADDER.get(3), folder.resolve("partial"), folder.resolve("file"));
    List<String> arguments = FfmpegArguments.of(ffmpeg.toString(), film, List.of(output));

    assertThatThrownBy(() -> FfmpegProcess.run(arguments, folder, Cancellation.create()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with");
  }

  @Test
  void encode_damagedMedia_failsWithWhatFfmpegSaysOrMakesFilesThatCanBeRead() throws Exception {
    byte[] bytes = Files.readAllBytes(SAMPLE);
    Arrays.fill(bytes, bytes.length / 4, bytes.length / 2, (byte) 0x55);
    Path film = Files.write(folder.resolve("film"), bytes);
    List<Path> files;
    try {
      files = encode(film, LADDER);
    } catch (EncodingException e) {
      assertThat(e).hasMessageStartingWith("The film ");
      return;
    }
    assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(size(file)).isNotEmpty());
  }

  @Test
  void encode_nameWithWhatShellsAndFfmpegReadOtherwise_isAName() throws Exception {
    Path film = folder.resolve("-i $(touch x);%d 'a' \"b\" file:c|d.mp4");
    Files.copy(SAMPLE, film);

    assertThat(encode(film, LADDER.subList(3, 4))).hasSize(1);
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void encode_environment_isNotHandedOn() throws Exception {
    Path script = folder.resolve("environment");
    Files.writeString(script, "#!/bin/sh\nenv >&2\nexit 3\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();

    assertThatThrownBy(
            () ->
                new FfmpegEncoder(script.toString())
                    .encode(SAMPLE, LADDER, folder, Cancellation.create()))
        .isInstanceOf(EncodingException.class)
        .hasMessageContaining("ended with 3")
        .hasMessageContaining("PATH=")
        .hasMessageNotContaining("HOME=");
  }

  private List<Path> encode(Path film, List<Rung> ladder) throws Exception {
    return encoder.encode(film, ladder, folder, Cancellation.create());
  }

  /** A film that takes far longer to encode than this test waits. */
  private Path endless() throws Exception {
    Path film = folder.resolveSibling("long.mp4");
    run("-stream_loop", "300", "-i", SAMPLE.toString(), "-c", "copy", film.toString());
    return film;
  }

  /** Writes a quarter turn into the track header (ISO/IEC 14496-12:2022, 8.3.2). */
  private static void turn(Path film) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(film));
    int header = 0;
    while (bytes.getInt(header) != /* tkhd */ 0x746B6864) {
      header++;
    }
    int matrix = header + 44;
    assertThat(bytes.getInt(matrix)).isEqualTo(0x10000);
    bytes.putInt(matrix, 0).putInt(matrix + 4, 0x10000);
    bytes.putInt(matrix + 12, -0x10000).putInt(matrix + 16, 0);
    Files.write(film, bytes.array());
  }

  private Path make(String... input) throws Exception {
    Path film = folder.resolveSibling("made.mp4");
    List<String> arguments = new ArrayList<>(List.of(input));
    arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", film.toString()));
    run(arguments.toArray(String[]::new));
    return film;
  }

  private void run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(ffmpeg.toString(), "-v", "error", "-y"));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private void whenItWrites(Runnable then) {
    while (folder.toFile().list().length == 0) {
      Thread.onSpinWait();
    }
    then.run();
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  private static Source source(List<Path> files, int index) {
    return Source.file(files.get(index));
  }

  private static Track video(Path file) {
    try {
      return Movie.read(Source.file(file)).tracks().stream()
          .filter(track -> track.format() instanceof VideoFormat)
          .findFirst()
          .orElseThrow();
    } catch (FragmillException e) {
      throw new AssertionError(e);
    }
  }

  private static String size(Path file) {
    VideoFormat format = (VideoFormat) video(file).format();
    return format.widthPixels() + "x" + format.heightPixels();
  }

  private static long audioTracks(Path file) throws Exception {
    return Movie.read(Source.file(file)).tracks().stream()
        .filter(track -> track.format() instanceof AudioFormat)
        .count();
  }

  private static List<Double> syncSeconds(Path file) {
    Track track = video(file);
    List<Double> seconds = new ArrayList<>();
    for (int sample = 0; sample < track.samples().count(); sample++) {
      if (track.samples().isSync(sample)) {
        seconds.add(
            (double) track.presentationTimeTicks(sample) / track.timeScale().ticksPerSecond());
      }
    }
    return seconds;
  }
}
