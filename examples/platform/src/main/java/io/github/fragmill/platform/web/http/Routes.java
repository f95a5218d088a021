package io.github.fragmill.platform.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** A group of addresses that the platform answers. */
public interface Routes {

  void register(RoutesConfig routes);

  /** Returns a number in the address; -1, which no object has, when it is no number. */
  static long number(Context context, String name) {
    try {
      return Long.parseLong(context.pathParam(name));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
