package io.github.fragmill.platform.web.http;

import io.github.fragmill.platform.error.RequestRefusedException;
import io.github.fragmill.platform.error.RequestRefusedException.Reason;
import io.javalin.http.Context;

/** Which part of a long list is asked for: {@code ?limit=100&before=ID}. */
public record Page(long before, int limit) {

  private static final int MOST = 500;
  private static final int USUAL = 100;

  public static Page of(Context context) throws RequestRefusedException {
    return new Page(
        number(context, "before", Long.MAX_VALUE, Long.MAX_VALUE),
        (int) number(context, "limit", USUAL, MOST));
  }

  private static long number(Context context, String name, long usual, long most)
      throws RequestRefusedException {
    String text = context.queryParam(name);
    try {
      return text == null ? usual : Math.max(1, Math.min(Long.parseLong(text), most));
    } catch (NumberFormatException e) {
      throw new RequestRefusedException(Reason.INVALID, name + ": expected a whole number.");
    }
  }
}
