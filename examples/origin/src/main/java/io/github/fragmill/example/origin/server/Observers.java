package io.github.fragmill.example.origin.server;

import java.util.List;

/**
 * Several observers as one. Immutable.
 *
 * @param all in the order in which they learn of something
 */
public record Observers(List<Observer> all) implements Observer {

  public Observers {
    all = List.copyOf(all);
  }

  @Override
  public void answered(Exchange exchange) {
    all.forEach(it -> it.answered(exchange));
  }

  @Override
  public void failed(String path, int status, Throwable reason) {
    all.forEach(it -> it.failed(path, status, reason));
  }
}
