package io.github.fragmill.platform.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.catalog.UploadTrack;
import io.github.fragmill.platform.config.Configuration.UploadLimits;
import io.github.fragmill.platform.error.UploadRefusedException;
import io.github.fragmill.platform.error.UploadRefusedException.Reason;
import io.github.fragmill.platform.packaging.OtherOutput;
import io.github.fragmill.platform.service.Bench;
import io.github.fragmill.platform.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IntakeTest {

  private Bench bench;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void finish_film_isInTheLibraryWithItsTracks() throws Exception {
    Upload upload = bench.upload();

    assertThat(upload.title()).isEqualTo("sample");
    assertThat(upload.sizeBytes()).isEqualTo(Files.size(Bench.CLIP));
    assertThat(upload.videoTrackNumber()).isEqualTo(1);
    assertThat(upload.duration()).isEqualTo(Duration.ofSeconds(12));
    assertThat(upload.tracks()).extracting(UploadTrack::type).containsExactly("video", "audio");
    assertThat(bench.files("input")).containsExactly(upload.item() + "/0.mp4");
  }

  @Test
  void finish_filmAndSubtitles_isOneTitle() throws Exception {
    try (IncomingTitle title = bench.intake().begin()) {
      title.add("C:\\films\\sample.mp4", Files.newInputStream(Bench.CLIP));
      title.add("../../sv.vtt", Bench.text("WEBVTT\n\n00:01.000 --> 00:02.000\nHej\n"));
      FileDescription swedish =
          new FileDescription(Optional.of("sv"), Optional.of("Svenska"), Optional.of("caption"));
      Upload upload =
          title.finish(Optional.of(" A\ttitle "), List.of(FileDescription.NONE, swedish));

      assertThat(upload.title()).isEqualTo("A title");
      assertThat(upload.files())
          .extracting(it -> it.name())
          .containsExactly("sample.mp4", "sv.vtt");
      assertThat(upload.files().get(1).role()).contains("caption");
      assertThat(upload.tracks().get(2).language()).contains("sv");
    }
  }

  @Test
  void close_beforeTheEnd_leavesNothing() throws Exception {
    try (IncomingTitle title = bench.intake().begin()) {
      title.add("sample.mp4", Files.newInputStream(Bench.CLIP));
    }

    assertNothingIsKept();
  }

  @Test
  void add_senderBreaksOff_leavesNothing() throws Exception {
    InputStream broken = new SequenceInputStream(Bench.text("begins"), new BrokenStream());
    try (IncomingTitle title = bench.intake().begin()) {
      assertThatThrownBy(() -> title.add("a.mp4", broken)).hasMessage("gone");
    }

    assertNothingIsKept();
  }

  @Test
  void add_storageIsFull_isTheStoragesFaultAndLeavesNothing() throws Exception {
    Storage full = new OtherOutput(bench.input, item -> () -> new FullTransaction());
    try (IncomingTitle title = bench.intake(Bench.LIMITS, full).begin()) {
      assertThatThrownBy(() -> title.add("sample.mp4", Files.newInputStream(Bench.CLIP)))
          .isInstanceOf(StorageFailedException.class)
          .hasMessageEndingWith("nothing of it was kept.")
          .hasRootCauseMessage("No space left on device");
    }
    assertNothingIsKept();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.exe", "a", "a.mp4.sh", "", " ", ".", "a.mpd", "a\u0000.mp4", "a\n.mp4"})
  void add_otherNames_areRefused(String name) throws Exception {
    try (IncomingTitle title = bench.intake().begin()) {
      assertThatThrownBy(() -> title.add(name, Bench.text("x")))
          .isInstanceOf(UploadRefusedException.class);
    }
    assertNothingIsKept();
  }

  @Test
  void finish_whatCannotBePackaged_isRefusedAndNotKept() throws Exception {
    byte[] clip = Files.readAllBytes(Bench.CLIP);
    refused(
        Reason.UNUSABLE, "sample.mp4: not an MP4", "not a film".getBytes(StandardCharsets.UTF_8));
    refused(Reason.UNUSABLE, "sample.mp4: ", Arrays.copyOf(clip, clip.length / 2));
    refused(Reason.UNUSABLE, "sample.mp4 is empty.", new byte[0]);
  }

  private void refused(Reason reason, String message, byte[] bytes) throws Exception {
    try (IncomingTitle title = bench.intake().begin()) {
      assertThatThrownBy(
              () -> {
                title.add("sample.mp4", new ByteArrayInputStream(bytes));
                title.finish(Optional.empty(), List.of());
              })
          .isInstanceOfSatisfying(
              UploadRefusedException.class, it -> assertThat(it.reason()).isEqualTo(reason))
          .hasMessageStartingWith(message)
          .hasMessageEndingWith(".");
    }
    assertNothingIsKept();
  }

  @Test
  void finish_onlySubtitles_isRefused() throws Exception {
    try (IncomingTitle title = bench.intake().begin()) {
      title.add("sv.vtt", Bench.text("WEBVTT\n\n00:01.000 --> 00:02.000\nHej\n"));

      assertThatThrownBy(() -> title.finish(Optional.empty(), List.of()))
          .hasMessage("There is no video track in what was uploaded.");
    }
    assertNothingIsKept();
  }

  @Test
  void finish_nothingOrNonsenseSaid_isRefused() throws Exception {
    try (IncomingTitle title = bench.intake().begin()) {
      assertThatThrownBy(() -> title.finish(Optional.empty(), List.of()))
          .hasMessageStartingWith("Nothing was uploaded");
    }
    try (IncomingTitle title = bench.intake().begin()) {
      title.add("sample.mp4", Files.newInputStream(Bench.CLIP));
      FileDescription nonsense =
          new FileDescription(Optional.of("no language"), Optional.empty(), Optional.empty());
      assertThatThrownBy(() -> title.finish(Optional.empty(), List.of(nonsense)))
          .isInstanceOfSatisfying(
              UploadRefusedException.class,
              it -> assertThat(it.reason()).isEqualTo(Reason.INCOMPLETE));
    }
    assertNothingIsKept();
  }

  @Test
  void add_moreThanIsAllowed_isRefused() throws Exception {
    UploadLimits small = new UploadLimits(10, 2, Duration.ofHours(1), 5);
    try (IncomingTitle title = bench.intake(small).begin()) {
      assertThatThrownBy(() -> title.add("a.mp4", Bench.text("12345678901")))
          .hasMessage("An upload holds at most 10 bytes.");
    }
    try (IncomingTitle title = bench.intake(small).begin()) {
      title.add("a.mp4", Bench.text("1"));
      title.add("b.mp4", Bench.text("2"));
      assertThatThrownBy(() -> title.add("c.mp4", Bench.text("3")))
          .hasMessage("An upload holds at most 2 files.");
    }
    assertNothingIsKept();
  }

  @Test
  void begin_fullLibrary_isRefused() throws Exception {
    bench.upload();
    UploadLimits one = new UploadLimits(10, 2, Duration.ofHours(1), 1);

    assertThatThrownBy(() -> bench.intake(one).begin())
        .hasMessage("The library is full: it holds 1 titles.");
  }

  @Test
  void add_tooSlow_isRefused() throws Exception {
    UploadLimits none = new UploadLimits(10, 2, Duration.ofSeconds(-1), 5);
    try (IncomingTitle title = bench.intake(none).begin()) {
      assertThatThrownBy(() -> title.add("a.mp4", Bench.text("1")))
          .isInstanceOfSatisfying(
              UploadRefusedException.class,
              it -> assertThat(it.reason()).isEqualTo(Reason.TOO_SLOW));
    }
  }

  private void assertNothingIsKept() throws IOException {
    assertThat(bench.uploads.count()).isZero();
    assertThat(bench.files("input")).isEmpty();
  }

  /** What is left when the sender has gone. */
  private static final class BrokenStream extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("gone");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      throw new IOException("gone");
    }
  }

  /** A storage without room. */
  private static final class FullTransaction implements OutputTransaction {

    @Override
    public Sink create(String name) {
      return new FullSink();
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}
  }

  private static final class FullSink implements Sink {

    @Override
    public int write(ByteBuffer source) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void commit() {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
