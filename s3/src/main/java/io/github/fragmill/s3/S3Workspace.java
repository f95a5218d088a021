package io.github.fragmill.s3;

import io.github.fragmill.core.output.Sink;
import io.github.fragmill.core.output.Workspace;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The workspace of a place in a bucket. Thread-safe. */
final class S3Workspace implements Workspace {

  /** A segment up to this size is sent as a whole. */
  private static final int WHOLE_BYTES = 64 << 20;

  private final S3Calls calls;
  private final S3Objects objects;
  private final S3Leftovers leftovers;
  private final S3Location location;
  private final S3WorkState state;

  /** What is known of uploads, by the names of their files. */
  private final Map<String, SharedUpload> uploads = new ConcurrentHashMap<>();

  S3Workspace(S3Calls calls, S3Location location, S3WorkState state) {
    this.calls = calls;
    this.objects = state.objects();
    this.leftovers = new S3Leftovers(calls);
    this.location = location;
    this.state = state;
  }

  @Override
  public Sink create(String name) throws IOException {
    return S3Sink.atOnce(calls, location.keyOf(name), WHOLE_BYTES);
  }

  @Override
  public Map<String, Long> sizes() throws IOException {
    int start = location.prefix().length();
    Map<String, Long> sizes = new HashMap<>();
    objects.list(
        location.prefix(),
        object -> {
          String key = object.location().key();
          if (!state.isOwn(key)) {
            sizes.put(key.substring(start), object.sizeBytes());
          }
        });
    return sizes;
  }

  @Override
  public Sink createPart(String name, int number, long headBytes) throws IOException {
    location.keyOf(name);
    if (number < 1 || number > PieceSizes.MAX_PARTS) {
      throw new IOException(
          name
              + ": expected at most "
              + PieceSizes.MAX_PARTS
              + " parts, found part "
              + number
              + "; divide the work into larger units");
    }
    return new PartSink(
        (piece, bytes, count) -> {
          if (number == 1 && piece == 0) {
            state.putFirst(name, Arrays.copyOf(bytes, count));
          } else if (!upload(name).send(PieceSizes.number(number, piece), bytes, count)) {
            throw new WorkOverException(state.place());
          }
        });
  }

  /** Returns the upload that all processes send parts of; begins it unless it is there. */
  private SharedUpload upload(String name) throws IOException {
    SharedUpload known = uploads.get(name);
    if (known == null) {
      String key = location.keyOf(name);
      Optional<String> id = state.upload(name);
      known = id.isPresent() ? new SharedUpload(calls, key, id.get()) : begin(name, key);
      uploads.put(name, known);
    }
    return known;
  }

  private SharedUpload begin(String name, String key) throws IOException {
    SharedUpload own = SharedUpload.begin(calls, key);
    try {
      SharedUpload agreed = new SharedUpload(calls, key, state.agreeOnUpload(name, own.id()));
      if (!agreed.equals(own)) {
        own.abort();
      }
      return agreed;
    } catch (IOException e) {
      try {
        own.abort();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  @Override
  public void join(String name, byte[] head, List<Long> partBytes) throws IOException {
    String key = location.keyOf(name);
    long allBytes = head.length + partBytes.stream().mapToLong(Long::longValue).sum();
    if (isThere(key, allBytes)) {
      return;
    }
    try {
      joinParts(name, head, partBytes);
    } catch (IOException e) {
      if (!isThere(key, allBytes)) {
        throw e;
      }
    }
  }

  /**
   * Joins a file that was not there. May fail when another process joins it meanwhile: while some
   * servers complete an upload, its parts go one by one when the file is there already.
   */
  private void joinParts(String name, byte[] head, List<Long> partBytes) throws IOException {
    byte[] first = state.first(name).orElseThrow(() -> JoinedPieces.missing(name, 1));
    byte[] begin = Arrays.copyOf(head, head.length + first.length);
    System.arraycopy(first, 0, begin, head.length, first.length);
    SharedUpload upload = upload(name);
    JoinedPieces pieces = new JoinedPieces(name, head.length, partBytes);
    if (!upload.send(PieceSizes.number(1, 0), begin, begin.length)
        || !upload.complete(pieces::choose)) {
      throw new WorkOverException(state.place());
    }
  }

  private boolean isThere(String key, long bytes) throws IOException {
    return objects.find(key).filter(it -> it.sizeBytes() == bytes).isPresent();
  }

  @Override
  public void putReceipt(String name, byte[] receipt) throws IOException {
    state.putReceipt(name, receipt);
  }

  @Override
  public List<byte[]> receipts() throws IOException {
    return state.receipts();
  }

  /** The files are there; what is left is to let nobody find the work any more. */
  @Override
  public void commit() throws IOException {
    state.end();
    abortUploads();
  }

  @Override
  public void discard() throws IOException {
    state.end();
    abortUploads();
    objects.deleteAll(location.prefix());
  }

  /** Those of processes that were not fast enough, or were killed. */
  private void abortUploads() throws IOException {
    for (S3Upload upload : leftovers.uploads(location.prefix())) {
      leftovers.abort(upload);
    }
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
