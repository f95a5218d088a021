package io.github.fragmill.platform.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Some of the addresses that the platform answers. */
public interface Routes {

  void register(RoutesConfig routes);

  /** Returns a number in the address; one that there cannot be is one that there is not. */
  static long number(Context context, String name) {
    try {
      return Long.parseLong(context.pathParam(name));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
