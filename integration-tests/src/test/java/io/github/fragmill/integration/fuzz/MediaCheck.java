package io.github.fragmill.integration.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Movie;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether what comes out are the samples that the tables of the file point at. */
final class MediaCheck {

  private final Movie movie;
  private final byte[] file;

  MediaCheck(Movie movie, byte[] file) {
    this.movie = movie;
    this.file = file;
  }

  /** A file that was decrypted holds all samples of all tracks. */
  void assertDecrypted(byte[] clear) throws IOException {
    Movie read = Movie.read(Source.bytes("clear", clear), FuzzCase.LIMITS);
    assertThat(read.encryption()).isEmpty();
    assertThat(read.tracks())
        .extracting(track -> track.samples().count())
        .isEqualTo(movie.tracks().stream().map(track -> track.samples().count()).toList());
    for (int index = 0; index < movie.tracks().size(); index++) {
      Track track = movie.tracks().get(index);
      if (!movie.encryption().containsKey(track.id())) {
        assertSame(track.samples(), movie.openSamples(), read.tracks().get(index).samples(), clear);
      }
    }
  }

  /** What was packaged, decrypted, holds the samples that were planned, at their times. */
  void assertSamples(PresentationCheck presentation) throws IOException {
    for (RenditionPlan rendition : presentation.plan().renditions()) {
      byte[] packaged = presentation.file(rendition);
      Source source = Source.bytes(rendition.id(), packaged);
      Track planned = rendition.track();
      assertTimes(planned, only(Movie.read(source, FuzzCase.LIMITS)));
      byte[] clear = Decrypted.of(source);
      Track found = only(Movie.read(Source.bytes("clear", clear), FuzzCase.LIMITS));
      if (!movie.encryption().containsKey(planned.id())) {
        assertSame(planned.samples(), rendition.openSamples(), found.samples(), clear);
        assertAsInTables(planned);
      } else {
        assertSameAsDecrypted(planned, found.samples(), clear);
      }
    }
  }

  private static Track only(Movie read) {
    assertThat(read.tracks()).hasSize(1);
    return read.tracks().get(0);
  }

  private static void assertTimes(Track planned, Track found) {
    assertThat(found.samples().count()).as("samples").isEqualTo(planned.samples().count());
    for (int sample = 0; sample < planned.samples().count(); sample++) {
      assertThat(found.presentationTimeTicks(sample))
          .as("presentation time of sample %s", sample)
          .isEqualTo(planned.presentationTimeTicks(sample));
    }
  }

  private static void assertSame(
      SampleTable planned, SourceReader opened, SampleTable found, byte[] clear)
      throws IOException {
    assertThat(found.count()).as("samples").isEqualTo(planned.count());
    try (SourceReader reader = opened) {
      for (int sample = 0; sample < planned.count(); sample++) {
        if (isSilence(planned, sample)) {
          continue;
        }
        ByteBuffer expected = ByteBuffer.allocate(planned.sizeBytes(sample));
        while (expected.hasRemaining()) {
          reader.read(expected, planned.offsetBytes(sample) + expected.position());
        }
        assertThat(sample(found, sample, clear)).as("sample %s", sample).isEqualTo(expected.flip());
      }
    }
  }

  /** What is added where a source has no audio is in no source to compare it with. */
  private static boolean isSilence(SampleTable planned, int sample) {
    return planned.sourceNumber(sample) == SampleTable.NOT_IN_SOURCE;
  }

  private static ByteBuffer sample(SampleTable table, int sample, byte[] file) {
    return ByteBuffer.wrap(
            file, Math.toIntExact(table.offsetBytes(sample)), table.sizeBytes(sample))
        .slice();
  }

  /** The source, decrypted without packaging, has the same samples. */
  private void assertSameAsDecrypted(Track planned, SampleTable found, byte[] clear)
      throws IOException {
    List<Integer> ids = new ArrayList<>(movie.tracks().stream().map(Track::id).toList());
    byte[] direct = Decrypted.of(movie.source());
    SampleTable samples =
        Movie.read(Source.bytes("direct", direct), FuzzCase.LIMITS)
            .tracks()
            .get(ids.indexOf(planned.id()))
            .samples();
    SampleTable read = movie.tracks().get(ids.indexOf(planned.id())).samples();
    int next = 0;
    for (int sample = 0; sample < planned.samples().count(); sample++) {
      if (isSilence(planned.samples(), sample)) {
        continue;
      }
      while (read.sourceNumber(next) != planned.samples().sourceNumber(sample)) {
        next++;
      }
      assertThat(sample(found, sample, clear))
          .as("sample %s", sample)
          .isEqualTo(sample(samples, next, direct));
    }
  }

  /** Places and sizes are those of a reader of tables that shares nothing with the library. */
  private void assertAsInTables(Track planned) {
    Optional<PlainTables> tables = PlainTables.of(file, planned.id());
    if (tables.isEmpty()) {
      return;
    }
    SampleTable samples = planned.samples();
    for (int sample = 0; sample < samples.count(); sample++) {
      if (isSilence(samples, sample)) {
        continue;
      }
      int number = samples.sourceNumber(sample);
      assertThat(samples.offsetBytes(sample)).isEqualTo(tables.get().offset(number));
      assertThat(samples.sizeBytes(sample)).isEqualTo(tables.get().size(number));
    }
  }
}
