package io.github.fragmill.platform.web.view;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;

/** The public addresses of pages and files. */
public final class Addresses {

  private final String base;

  private Addresses(String base) {
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /** Returns addresses below the configured one, or else below the address of the request. */
  public static Addresses of(Optional<URI> publicUrl, Context context) {
    return publicUrl
        .map(Addresses::at)
        .orElseGet(() -> new Addresses(context.scheme() + "://" + context.host()));
  }

  /** Returns addresses below another one. */
  static Addresses at(URI base) {
    return new Addresses(base.toString());
  }

  public String upload(long id) {
    return base + "/uploads/" + id;
  }

  public String packaging(long id) {
    return base + "/packaged_content/" + id;
  }

  public String file(long packagingId, String name) {
    return base + "/videos/" + packagingId + "/" + name;
  }

  public String player(long packagingId) {
    return base + "/play/" + packagingId;
  }

  public String task(String taskId) {
    return base + "/status/" + taskId;
  }
}
