package io.github.fragmill.s3;

import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One run into a place of a bucket. */
final class S3Transaction implements OutputTransaction {

  private static final Pattern MANIFEST = Pattern.compile(".+\\.(?:mpd|m3u8)");

  private final S3Calls calls;
  private final S3Location location;

  /** By name, in the order of their creation. */
  private final Map<String, S3Sink> sinks = new LinkedHashMap<>();

  private final List<String> triedKeys = new ArrayList<>();
  private boolean committed;

  S3Transaction(S3Calls calls, S3Location location) {
    this.calls = calls;
    this.location = location;
  }

  @Override
  public synchronized Sink create(String name) throws IOException {
    if (sinks.containsKey(name)) {
      throw new FileAlreadyExistsException(name);
    }
    S3Sink sink = S3Sink.later(calls, location.keyOf(name));
    sinks.put(name, sink);
    return sink;
  }

  /** Manifests come last, in their order, and what was created last after all others. */
  @Override
  public synchronized void commit() throws IOException {
    List<S3Sink> media = new ArrayList<>();
    List<S3Sink> manifests = new ArrayList<>();
    sinks.forEach(
        (name, sink) -> {
          if (sink.isCommitted()) {
            (MANIFEST.matcher(name).matches() ? manifests : media).add(sink);
            triedKeys.add(sink.key());
          }
        });
    if (manifests.isEmpty() && !media.isEmpty()) {
      manifests.add(media.remove(media.size() - 1));
    }
    Appearance.ofAll(media);
    for (S3Sink manifest : manifests) {
      manifest.appear();
    }
    committed = true;
  }

  @Override
  public synchronized void close() throws IOException {
    if (committed) {
      return;
    }
    IOException failure = null;
    for (S3Sink sink : sinks.values()) {
      try {
        sink.discard();
      } catch (IOException e) {
        failure = e;
      }
    }
    // What seemed to fail may have succeeded.
    new S3Leftovers(calls).delete(triedKeys);
    if (failure != null) {
      throw failure;
    }
  }
}
