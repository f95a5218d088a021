package io.github.fragmill.core.internal.input;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.isobmff.read.MovieContent;
import io.github.fragmill.core.internal.isobmff.read.MovieReader;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.TextFile;
import io.github.fragmill.core.internal.text.TextSource;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.internal.work.Workers;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;

/**
 * Reads what sources hold: their movie boxes and fragments, or their text. Immutable and
 * thread-safe.
 *
 * @param limits what a source may ask for
 * @param budget for all that is kept of the sources
 * @param work stopped between reads when its caller cancels it
 */
public record SourceContents(Limits limits, MemoryBudget budget, Work work) {

  /** Reads one source. */
  public SourceContent read(Source source) throws FragmillException {
    try {
      work.check();
      return read(source, work.cancellation()::isCancelled);
    } catch (FragmillException e) {
      throw work.reason(e);
    }
  }

  /**
   * Reads several sources, each once, however often it is given. When several cannot be read, the
   * failure of the first of them is thrown, whichever failed first. No thread reads on afterwards.
   *
   * @return what each of them holds
   */
  public Map<Source, SourceContent> read(List<Source> sources, Workers workers)
      throws FragmillException {
    List<Source> each = new ArrayList<>(new LinkedHashSet<>(sources));
    Map<Source, SourceContent> contents = new LinkedHashMap<>();
    if (each.size() == 1 || workers.threads() == 1) {
      for (Source source : each) {
        contents.put(source, read(source));
      }
      return contents;
    }
    AtomicReferenceArray<SourceContent> read = new AtomicReferenceArray<>(each.size());
    AtomicInteger firstFailed = new AtomicInteger(Integer.MAX_VALUE);
    workers.run(
        work,
        each.size(),
        index -> {
          try {
            work.check();
            read.set(
                index,
                read(
                    each.get(index),
                    () -> work.cancellation().isCancelled() || firstFailed.get() < index));
          } catch (FragmillException e) {
            throw work.reason(e);
          }
        },
        failed -> firstFailed.accumulateAndGet(failed, Math::min));
    for (int index = 0; index < each.size(); index++) {
      contents.put(each.get(index), read.get(index));
    }
    return contents;
  }

  private SourceContent read(Source source, BooleanSupplier isStopped) throws FragmillException {
    Source stoppable = new StoppableSource(source, work.name(), isStopped);
    Optional<TextFile> text = TextFile.read(stoppable, limits, budget);
    if (text.isPresent()) {
      TextSource samples = TextSource.of(source.name(), text.get().content(), budget);
      return new SourceContent(
          SampleSource.of(source, text.get().stamp()).withMemory(samples),
          List.of(samples.track()),
          List.of(),
          Map.of(),
          Map.of(),
          List.of());
    }
    return movie(source, stoppable);
  }

  /** Reads one source that must be an MP4 file. */
  public SourceContent readMovie(Source source) throws FragmillException {
    return movie(
        source, new StoppableSource(source, work.name(), work.cancellation()::isCancelled));
  }

  private SourceContent movie(Source source, Source stoppable) throws FragmillException {
    MovieContent movie = MovieReader.read(stoppable, limits, budget);
    return new SourceContent(
        SampleSource.of(source, movie.stamp()).with(movie.splices()),
        movie.tracks(),
        movie.skippedTracks(),
        movie.encryption(),
        movie.trackHeaders(),
        movie.notes());
  }
}
