package io.github.fragmill.platform.storage;

import io.github.fragmill.core.output.OutputNames;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One run into an item of a bucket. */
final class S3Transaction implements OutputTransaction {

  private final S3Bucket bucket;
  private final String marker;
  private final String run = S3Keys.newRun();
  private final String start;
  private final String item;
  private final Set<String> created = ConcurrentHashMap.newKeySet();
  private boolean triedToCommit;
  private boolean committed;

  S3Transaction(S3Bucket bucket, S3Keys keys, String item) {
    this.bucket = bucket;
    this.item = item;
    this.marker = keys.committed(item);
    this.start = keys.run(item, run);
  }

  @Override
  public Sink create(String name) throws IOException {
    if (!OutputNames.isPlain(name)) {
      throw new IOException("not a plain relative name: " + name);
    }
    if (!created.add(start + name)) {
      throw new FileAlreadyExistsException(name);
    }
    return new S3Sink(bucket, start + name);
  }

  @Override
  public void commit() throws IOException {
    triedToCommit = true;
    try {
      bucket.putNew(marker, run.getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      // The client tries again when it did not get the answer, and finds what it has made itself.
      if (!isMarked()) {
        throw new FileAlreadyExistsException(item, null, "somebody else has made it meanwhile");
      }
    }
    committed = true;
  }

  private boolean isMarked() throws IOException {
    return bucket.text(marker).filter(run::equals).isPresent();
  }

  @Override
  public void close() throws IOException {
    if (committed) {
      return;
    }
    // A commit that failed may have arrived.
    if (triedToCommit && isMarked()) {
      bucket.delete(Set.of(marker));
    }
    bucket.delete(created);
  }
}
