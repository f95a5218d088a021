package io.github.fragmill.platform.web.http;

import io.github.fragmill.platform.error.RequestRefusedException;
import io.github.fragmill.platform.error.RequestRefusedException.Reason;
import io.javalin.http.Context;

/** The requested part of a long list: {@code ?limit=100&before=ID}. */
public record Page(long before, int limit) {

  private static final int MAX = 500;
  private static final int DEFAULT = 100;

  public static Page of(Context context) throws RequestRefusedException {
    return new Page(
        number(context, "before", Long.MAX_VALUE, Long.MAX_VALUE),
        (int) number(context, "limit", DEFAULT, MAX));
  }

  private static long number(Context context, String name, long fallback, long max)
      throws RequestRefusedException {
    String text = context.queryParam(name);
    try {
      return text == null ? fallback : Math.max(1, Math.min(Long.parseLong(text), max));
    } catch (NumberFormatException e) {
      throw new RequestRefusedException(Reason.INVALID, name + ": expected a whole number.");
    }
  }
}
