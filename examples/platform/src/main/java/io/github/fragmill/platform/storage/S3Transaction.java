package io.github.fragmill.platform.storage;

import io.github.fragmill.core.output.OutputNames;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One run into an item of a bucket. */
final class S3Transaction implements OutputTransaction {

  private final S3Items items;
  private final String run = S3Keys.newRun();
  private final String start;
  private final String item;
  private final Set<String> created = ConcurrentHashMap.newKeySet();
  private boolean triedToCommit;
  private boolean committed;

  S3Transaction(S3Items items, String item) {
    this.items = items;
    this.item = item;
    this.start = items.keys().run(item, run);
  }

  @Override
  public Sink create(String name) throws IOException {
    if (!OutputNames.isPlain(name)) {
      throw new IOException("not a plain relative name: " + name);
    }
    if (!created.add(start + name)) {
      throw new FileAlreadyExistsException(name);
    }
    return items.bucket().create(start + name);
  }

  @Override
  public void commit() throws IOException {
    triedToCommit = true;
    try {
      items.bucket().putNew(marker(), run);
    } catch (FileAlreadyExistsException e) {
      // The client retries when it got no answer, and then finds its own object.
      if (!items.isCommitted(item, run)) {
        throw new FileAlreadyExistsException(item, null, "another run has made it meanwhile");
      }
    }
    committed = true;
  }

  private String marker() {
    return items.keys().committed(item);
  }

  @Override
  public void close() throws IOException {
    if (committed) {
      return;
    }
    // A commit that seemed to fail may have succeeded.
    if (triedToCommit && items.isCommitted(item, run)) {
      items.bucket().delete(Set.of(marker()));
    }
    items.bucket().delete(created);
  }
}
