package io.github.fragmill.platform.web.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.catalog.Packaging;
import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.catalog.Samples;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.catalog.Uploads;
import io.github.fragmill.platform.database.Database;
import io.github.fragmill.platform.database.TestDatabase;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LiveEventsTest {

  private final Database database = TestDatabase.inMemory();
  private final Uploads uploads = new Uploads(database.jdbi(), Clock.systemUTC());
  private final Packagings packagings = new Packagings(database.jdbi(), Clock.systemUTC());
  private final LiveEvents events = new LiveEvents(uploads, packagings, Clock.systemUTC());
  private final Recorder listener = new Recorder();

  /** Records the events that it receives. */
  private static final class Recorder implements LiveEvents.Listener {

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @Override
    public void onPackaging(Packaging packaging) {
      received.add("packaging " + packaging.id());
    }

    @Override
    public void onUpload(Upload upload) {
      received.add("upload " + upload.id());
    }

    @Override
    public void onRemoved(String kind, long id) {
      received.add("removed " + kind + " " + id);
    }
  }

  @AfterEach
  void close() {
    events.close();
    database.close();
  }

  private void assertReceives(String expected) throws InterruptedException {
    assertThat(listener.received.poll(30, TimeUnit.SECONDS)).isEqualTo(expected);
  }

  @Test
  void add_changeAtOnce_heard() throws Exception {
    uploads.add(Samples.upload("uploads/before"));
    events.start();
    events.add(listener);
    long upload = uploads.add(Samples.upload("uploads/after")).id();

    assertReceives("upload " + upload);
    long packaging = packagings.add(upload, Samples.options()).id();
    assertReceives("packaging " + packaging);
    packagings.delete(packaging);
    assertReceives("removed packaged_content_id " + packaging);
    uploads.delete(upload);
    assertReceives("removed input_content_id " + upload);
  }

  @Test
  void remove_laterChange_isNotReceived() throws Exception {
    Recorder other = new Recorder();
    events.start();
    events.add(listener);
    events.add(other);
    events.remove(other);
    long upload = uploads.add(Samples.upload("uploads/a")).id();

    assertReceives("upload " + upload);
    assertThat(other.received).isEmpty();
  }
}
