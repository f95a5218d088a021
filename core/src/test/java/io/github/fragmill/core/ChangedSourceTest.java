package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceChangedException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.testing.FakeDecryption;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.TestClips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was planned holds for the content that was there then. */
class ChangedSourceTest {

  private static final byte[] CLIP = TestClips.bytes(TestClips.MOOV_LAST);

  private final Path file;

  ChangedSourceTest(@TempDir Path directory) throws IOException {
    file = Files.write(directory.resolve("movie.mp4"), CLIP);
  }

  /** A source whose mark is another one after so many reads. */
  private record Changing(AtomicInteger readsLeft) implements Source {

    @Override
    public String name() {
      return "movie.mp4";
    }

    @Override
    public SourceReader open() throws SourceException {
      return new Reader(Source.bytes(name(), CLIP).open(), readsLeft);
    }

    private record Reader(SourceReader bytes, AtomicInteger readsLeft) implements SourceReader {

      @Override
      public long sizeBytes() throws IOException {
        return bytes.sizeBytes();
      }

      @Override
      public SourceStamp stamp() throws IOException {
        String mark = readsLeft.get() > 0 ? "before" : "after";
        return new SourceStamp(sizeBytes(), Optional.of(mark));
      }

      @Override
      public int read(ByteBuffer destination, long positionBytes) throws IOException {
        readsLeft.decrementAndGet();
        return bytes.read(destination, positionBytes);
      }

      @Override
      public void close() throws IOException {
        bytes.close();
      }
    }
  }

  private static final PackagingEngine ENGINE = PackagingEngine.create();

  private static Packager packager(Source source) {
    return Packager.of(source).manifest(new FakeManifest(Layout.NUMBERED_SEGMENTS));
  }

  private static void assertChanged(ThrowingCallable use) {
    assertThatExceptionOfType(SourceChangedException.class)
        .isThrownBy(use)
        .withMessage("movie.mp4 has changed since it was planned");
  }

  private void touch() throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
  }

  @Test
  void segment_fileWasWrittenTo_isRefused() throws Exception {
    PackagingPlan plan = packager(Source.file(file)).plan();
    PlannedFile segment = plan.segment(plan.renditions().get(0).id(), 0);
    long before = ENGINE.write(segment, Channels.newChannel(new ByteArrayOutputStream()));

    touch();

    assertThat(before).isPositive();
    assertChanged(() -> ENGINE.write(segment, Channels.newChannel(new ByteArrayOutputStream())));
    assertChanged(() -> ENGINE.sizeBytes(segment));
    assertThat(plan.renditions().get(0).source()).isEqualTo(Source.file(file));
  }

  @Test
  void checkSources_fileWasWrittenTo_isRefused() throws Exception {
    PackagingPlan plan = packager(Source.file(file)).plan();

    assertThat(ENGINE.checkSources(plan)).hasValue(Files.getLastModifiedTime(file).toInstant());
    touch();

    assertChanged(() -> ENGINE.checkSources(plan));
  }

  @Test
  void checkSources_textWasWrittenTo_isRefused(@TempDir Path directory) throws Exception {
    Path text =
        Files.writeString(
            directory.resolve("en.vtt"), "WEBVTT\n\n00:00.000 --> 00:01.000\nhello\n");
    PackagingPlan plan = packager(Source.file(file)).text(Source.file(text)).plan();
    assertThat(ENGINE.checkSources(plan)).isPresent();

    Files.setLastModifiedTime(text, FileTime.fromMillis(4_000_000_000_000L));

    assertThatExceptionOfType(SourceChangedException.class)
        .isThrownBy(() -> ENGINE.checkSources(plan))
        .withMessageContaining("en.vtt");
  }

  @Test
  void checkSources_ofSeveralFiles_returnsTheLatestTime(@TempDir Path directory) throws Exception {
    Path other = Files.write(directory.resolve("free"), new byte[0]);
    Files.setLastModifiedTime(other, FileTime.fromMillis(4_000_000_000_000L));
    Source parts = Source.concat("movie.mp4", Source.file(file), Source.file(other));

    assertThat(ENGINE.checkSources(packager(parts).plan()))
        .hasValue(Instant.ofEpochMilli(4_000_000_000_000L));
  }

  @Test
  void checkSources_sourceIsInMemory_knowsNoTime() throws Exception {
    assertThat(ENGINE.checkSources(packager(Source.bytes("movie.mp4", CLIP)).plan())).isEmpty();
  }

  @Test
  void checkSources_fileIsGone_isRefusedAsAbsent() throws Exception {
    PackagingPlan plan = packager(Source.file(file)).plan();
    Files.delete(file);

    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> ENGINE.checkSources(plan))
        .isNotInstanceOf(SourceChangedException.class)
        .withMessageContaining("no such file");
  }

  @Test
  void packageTo_anotherFileOfThatNameAndTime_isRefused(@TempDir Path directory) throws Exception {
    PackagingPlan plan = packager(Source.file(file)).plan();
    FileTime time = Files.getLastModifiedTime(file);

    Files.write(directory.resolve("other.mp4"), CLIP);
    Files.delete(file);
    Files.move(directory.resolve("other.mp4"), file);
    Files.setLastModifiedTime(file, time);

    assertChanged(() -> ENGINE.packageTo(plan, Output.memory()));
  }

  @Test
  void packageTo_oneOfSeveralFilesWasWrittenTo_isRefused() throws Exception {
    Source parts = Source.concat("movie.mp4", Source.file(file), Source.bytes("free", new byte[0]));
    PackagingPlan plan = packager(parts).plan();

    touch();

    assertChanged(() -> ENGINE.packageTo(plan, Output.memory()));
  }

  @Test
  void packageTo_changesWhileMediaIsRead_isRefusedAndNothingIsLeft() throws FragmillException {
    AtomicInteger readsLeft = new AtomicInteger(Integer.MAX_VALUE);
    PackagingPlan plan = packager(new Changing(readsLeft)).plan();
    readsLeft.set(1);
    Output.Memory output = Output.memory();

    assertChanged(() -> ENGINE.packageTo(plan, output));

    assertThat(readsLeft.get()).isLessThanOrEqualTo(0);
    assertThat(output.files()).isEmpty();
  }

  @Test
  void segment_changesWhileMediaIsRead_isRefusedBeforeAnythingIsWritten() throws Exception {
    AtomicInteger readsLeft = new AtomicInteger(Integer.MAX_VALUE);
    PackagingPlan plan = packager(new Changing(readsLeft)).plan();
    PlannedFile segment = plan.segment(plan.renditions().get(0).id(), 0);
    readsLeft.set(1);
    ByteArrayOutputStream written = new ByteArrayOutputStream();

    assertChanged(() -> ENGINE.write(segment, Channels.newChannel(written)));

    assertThat(written.size()).isZero();
  }

  @Test
  void clearMovie_changesWhileMediaIsRead_isRefusedAtTheEnd() throws FragmillException {
    AtomicInteger readsLeft = new AtomicInteger(Integer.MAX_VALUE);
    ClearMovie movie =
        ClearMovie.open(List.of(new Changing(readsLeft)), Limits.DEFAULT, new FakeDecryption(0));
    readsLeft.set(1);

    assertChanged(() -> movie.writeTo(new ByteArrayOutputStream()));
  }
}
