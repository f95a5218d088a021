package io.github.fragmill.platform.web.event;

import io.github.fragmill.platform.catalog.Packaging;
import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.web.http.ErrorView;
import io.github.fragmill.platform.web.http.Routes;
import io.github.fragmill.platform.web.view.Addresses;
import io.github.fragmill.platform.web.view.PackagingView;
import io.github.fragmill.platform.web.view.UploadView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Server-sent events: changes of the catalogue. Each listener has a thread and a queue. */
public final class EventRoutes implements Routes {

  private static final String STREAM = "text/event-stream";
  private static final int MAX_LISTENERS = 100;
  private static final int MAX_WAITING = 1_000;
  private static final int SIGN_OF_LIFE_SECONDS = 10;

  private final LiveEvents events;
  private final Packagings packagings;
  private final Optional<URI> publicUrl;
  private final AtomicInteger listening = new AtomicInteger();
  private volatile boolean closed;

  public EventRoutes(LiveEvents events, Packagings packagings, Optional<URI> publicUrl) {
    this.events = events;
    this.packagings = packagings;
    this.publicUrl = publicUrl;
  }

  private record Event(String name, Object data) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.before("/events", EventRoutes::requireEvents);
    routes.sse("/events", this::listen);
  }

  /** Other clients would get an empty answer. */
  private static void requireEvents(Context context) {
    if (!STREAM.equals(context.header("Accept"))) {
      context
          .status(HttpStatus.NOT_ACCEPTABLE)
          .json(new ErrorView("Events need the header Accept: " + STREAM + "."));
      context.skipRemainingHandlers();
    }
  }

  private void listen(SseClient client) {
    if (listening.incrementAndGet() > MAX_LISTENERS) {
      listening.decrementAndGet();
      client.close();
      return;
    }
    BlockingQueue<Event> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    LiveEvents.Listener listener = listener(queue, Addresses.of(publicUrl, client.ctx()));
    try {
      events.add(listener);
      client.sendEvent("hello", "{}");
      for (int second = 1; isListening(client, queue); second++) {
        Event event = queue.poll(1, TimeUnit.SECONDS);
        if (event != null) {
          client.sendEvent(event.name(), event.data());
        } else if (second % SIGN_OF_LIFE_SECONDS == 0) {
          client.sendComment("still here");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      events.remove(listener);
      listening.decrementAndGet();
      client.close();
    }
  }

  private boolean isListening(SseClient client, BlockingQueue<Event> queue) {
    return !client.terminated() && !closed && queue.remainingCapacity() > 0;
  }

  /** A listener whose queue is full is disconnected; browsers connect again. */
  private LiveEvents.Listener listener(BlockingQueue<Event> queue, Addresses addresses) {
    return new LiveEvents.Listener() {
      @Override
      public void onPackaging(Packaging packaging) {
        queue(new Event("packaging", PackagingView.of(packaging, addresses)));
      }

      @Override
      public void onUpload(Upload upload) {
        queue(
            new Event(
                "upload", UploadView.of(upload, packagings.ofUpload(upload.id()), addresses)));
      }

      @Override
      public void onRemoved(String kind, long id) {
        queue(new Event("removed", Map.of(kind, id)));
      }

      private void queue(Event event) {
        var unused = queue.offer(event);
      }
    };
  }

  /** Disconnects all listeners. */
  public void close() {
    closed = true;
  }
}
